import { type JsonObject } from "./types";

/** An error answer of Omise: `{ object: "error", location, code, message }` with its HTTP status. */
export class OmiseError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "OmiseError";
  }

  /** The JSON body that Omise answers with. */
  toJSON(): JsonObject {
    const anchor = this.code.replaceAll("_", "-");
    return {
      object: "error",
      location: `https://www.omise.co/api-errors#${anchor}`,
      code: this.code,
      message: this.message,
    };
  }
}

/** 400 with `bad_request` unless another code is given. */
export function badRequest(message: string, code = "bad_request"): OmiseError {
  return new OmiseError(400, code, message);
}

/** 404, also for another account's object and for a test id with a live key. */
export function notFound(kind: string, id: string): OmiseError {
  return new OmiseError(404, "not_found", `${kind} ${id} was not found`);
}
