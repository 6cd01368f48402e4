import { OmiseError } from "./errors";

const PREFIX = { charge: "chrg", source: "src", refund: "rfnd", event: "evnt" } as const;

export type OmiseIdKind = keyof typeof PREFIX;

/** Whether `id` looks like an Omise id of that kind, of test or live mode (`chrg_test_5x…`). */
export function isOmiseId(kind: OmiseIdKind, id: unknown): id is string {
  return typeof id === "string" && new RegExp(`^${PREFIX[kind]}_(test_)?[0-9a-z]{1,64}$`).test(id);
}

/**
 * The id, safe as one segment of a path. Ids reach us from browsers and webhooks: one such as
 * `../account` must not choose what is called with the secret key.
 *
 * @throws {OmiseError} `invalid_request`; the message does not repeat the value
 */
export function pathSegment(kind: OmiseIdKind, id: string): string {
  if (isOmiseId(kind, id)) return encodeURIComponent(id);
  const message = `This is not the id of an Omise ${kind} (${PREFIX[kind]}_…).`;
  throw new OmiseError(message, { code: "invalid_request" });
}
