import { MedusaError } from "@medusajs/framework/utils";

import { OmiseError } from "../../omise";

/**
 * What may be logged or kept of an error. Our own messages and Medusa's are made for people. Others
 * can hold anything: a database error quotes its whole query, QR links and addresses included.
 */
export function safeMessage(error: unknown): string {
  // An error that went through a nested workflow is a plain object.
  const { message, name } = (error ?? {}) as { message?: unknown; name?: unknown };
  const text = typeof message === "string" ? message : "Unexpected error";
  const isOurs = error instanceof OmiseError || MedusaError.isMedusaError(error ?? {});
  if (isOurs || !/\b(select|insert|update|delete)\b/i.test(text)) {
    return withoutAddresses(text).slice(0, 500);
  }
  const reason = text.split(" - ").at(-1) ?? "";
  const label = typeof name === "string" && name !== "Error" ? name : "Database error";
  return `${label}: ${withoutAddresses(reason).slice(0, 200)}`;
}

/** Of pages, which can hold a token, and of people. */
function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, "<link>").replace(/[^\s<>"]+@[^\s<>"]+/g, "<e-mail>");
}
