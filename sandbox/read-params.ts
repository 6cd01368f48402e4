import { isObject } from "./http";
import { badRequest } from "./omise-error";
import { type JsonObject } from "./types";

/** A whole number; form bodies bring it as text. Throws an OmiseError (400). */
export function readInteger(value: unknown, name: string, code = "bad_request"): number {
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) {
    throw badRequest(`${name} must be an integer`, code);
  }
  return number;
}

/** Text, null when absent or empty. Throws an OmiseError (400). */
export function readText(value: unknown, name: string): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string") throw badRequest(`${name} must be a string`);
  return value;
}

/** An object, `{}` when absent or empty. Throws an OmiseError (400). */
export function readObject(value: unknown, name: string): JsonObject {
  if (value === undefined || value === null || value === "") return {};
  if (!isObject(value)) throw badRequest(`${name} must be an object`);
  return value;
}

/** A list, empty when absent. Throws an OmiseError (400). */
export function readList(value: unknown, name: string): unknown[] {
  if (value === undefined || value === null || value === "") return [];
  if (!Array.isArray(value)) throw badRequest(`${name} must be a list`);
  return value;
}
