import { type z } from "@medusajs/framework/zod";

import { type Schema } from "./type-schemas";

/** A type of the source by its name, a list of one, an object of such, or a schema of its own. */
export type Answer = string | [string] | { [key: string]: Answer | { schema: Schema } };

interface Details {
  /** A validator, or a schema of its own; an object. */
  query?: z.ZodType | Schema;
  headers?: string[];
  body?: z.ZodType;
  /** JSON. */
  answer?: Answer;
  /** The type of an answer that is no JSON. */
  content?: string;
  /** 200 unless it says otherwise. */
  status?: number;
  /** Other statuses with the same answer. */
  also?: number[];
  /** Statuses of errors that a client should expect; any can come. */
  errors?: number[];
}

/** What a route takes and answers. */
export interface Operation extends Details {
  method: string;
  /** As OpenAPI writes it: `/admin/atome-qr/charges/{id}`. */
  path: string;
  summary: string;
}

const operation =
  (method: string) =>
  (path: string, summary: string, details: Details): Operation => ({
    method,
    path,
    summary,
    ...details,
  });

export const get = operation("get");
export const post = operation("post");
export const remove = operation("delete");
export const options = operation("options");

/** A text that is written where it is used. */
export const text = (of: Schema = {}) => ({ schema: { type: "string", ...of } });

export const always = (value: unknown) => ({ schema: { const: value } });

/** An object of query parameters. */
export const queryOf = (properties: Record<string, Schema>, required: string[] = []): Schema => ({
  type: "object",
  properties,
  required,
});

export const WAIT = { wait: { type: "integer", minimum: 0, maximum: 25 } };
