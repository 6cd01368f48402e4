import { type IncomingHttpHeaders } from "node:http";
import { OmiseError } from "./omise-error";
import { type SandboxAccount } from "./types";

/** Which keys a route takes. */
export type KeyRule = "secret" | "any";

/** The account whose key the Basic credentials hold, null when there is none. */
export function accountOfKey(
  accounts: readonly SandboxAccount[],
  headers: IncomingHttpHeaders,
): { account: SandboxAccount; isSecret: boolean } | null {
  const [scheme, encoded = ""] = (headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "basic") return null;
  // The key is the user name; the password is empty.
  const [key = ""] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  const account = accounts.find(({ secretKey, publicKey }) => [secretKey, publicKey].includes(key));
  return account ? { account, isSecret: account.secretKey === key } : null;
}

/** Throws an OmiseError: 401 without a known key, 403 for the wrong kind of key. */
export function authorize(caller: ReturnType<typeof accountOfKey>, keys: KeyRule): SandboxAccount {
  if (!caller) throw new OmiseError(401, "authentication_failure", "authentication failed");
  if (keys === "secret" && !caller.isSecret) {
    throw new OmiseError(403, "not_authorized", "not authorized, a secret key is needed");
  }
  return caller.account;
}
