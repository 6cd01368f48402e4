import { accountOf, type SandboxContext } from "./context";
import { badRequest } from "./omise-error";
import { type JsonObject, type SandboxAccount, type SourceDetail } from "./types";

const sourceDetails: readonly SourceDetail[] = [
  "phone_number",
  "items",
  "shipping",
  "billing",
  "name",
  "email",
];

/** A field's name out of a JSON body, null for none. Throws an OmiseError (400). */
export function readDetail(value: unknown): SourceDetail | null {
  if (value === null || value === undefined) return null;
  const found = sourceDetails.find((detail) => detail === value);
  if (!found) throw badRequest(`unknown detail: ${JSON.stringify(value)}`);
  return found;
}

/** Refuses an account's charges whose source has `field`; null ends that. Throws an OmiseError (404). */
export function refuseDetail(
  ctx: SandboxContext,
  accountId: string,
  field: SourceDetail | null,
): void {
  accountOf(ctx, accountId).refusedDetail = field ?? undefined;
}

/** `source` with Omise's field names. Throws an OmiseError (400) when it has the refused field. */
export function assertDetailsAccepted(account: SandboxAccount, source: JsonObject): void {
  const field = account.refusedDetail;
  if (field && isGiven(source[field])) throw badRequest(`${field} is invalid`);
}

function isGiven(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return false;
  return typeof value !== "object" || Object.keys(value).length > 0;
}
