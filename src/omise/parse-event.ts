import { OmiseError } from "./errors";
import { eventSchema } from "./event-schema";
import type { OmiseEvent } from "./types";

/**
 * The event in a webhook's body. Webhooks come in the account's own API version, whatever our
 * requests pin, so both shapes are read.
 *
 * @param body parsed JSON, or the raw body
 * @throws {OmiseError} `invalid_event`; the message names fields, never their values
 */
export function parseEvent(body: unknown): OmiseEvent {
  const event = eventSchema.safeParse(fromRawBody(body));
  if (event.success) return event.data;
  const fields = event.error.issues.map((issue) => issue.path.join(".") || "body").join(", ");
  throw invalidEvent(`check ${fields}`);
}

function fromRawBody(body: unknown): unknown {
  if (typeof body !== "string" && !Buffer.isBuffer(body)) return body;
  try {
    return JSON.parse(body.toString());
  } catch {
    throw invalidEvent("it is not JSON");
  }
}

const invalidEvent = (why: string) =>
  new OmiseError(`The body is not an Omise event (${why}).`, { code: "invalid_event" });
