import { parseCorsOrigins } from "@medusajs/framework/utils";

import { AtomeQrError } from "./errors";

const MAX_LENGTH = 2_000;

/**
 * Where a shopper wants to return to, if that is one of the store's own storefronts: a link to
 * anywhere else on a page that asks for money would lend the store's good name to a stranger.
 *
 * @param storefronts Medusa's `storeCors`: origins and regular expressions, with commas between
 * @returns null for anything else
 */
export function readReturnUrl(value: unknown, storefronts: string | undefined): string | null {
  if (typeof value !== "string" || value.length > MAX_LENGTH || !URL.canParse(value)) {
    return null;
  }
  const url = new URL(value);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  const hasCredentials = url.username !== "" || url.password !== "";
  const isOurs = parseCorsOrigins(storefronts ?? "").some((allowed) =>
    typeof allowed === "string" ? allowed === url.origin : allowed.test(url.origin),
  );
  return isWeb && !hasCredentials && isOurs ? url.href : null;
}

/**
 * Where a shopper comes back to after Atome's page, by the key of a client's session data that says so;
 * null when it says nothing: the hosted page.
 *
 * @param storefronts Medusa's `storeCors`
 * @throws AtomeQrError `return_url_not_allowed`; the message does not repeat the value
 */
export function readSessionReturnUrl(
  data: Record<string, unknown> | undefined | null,
  storefronts: string | undefined,
): string | null {
  const given = data?.return_url ?? null;
  const url = readReturnUrl(given, storefronts);
  if (given !== null && url === null) {
    throw new AtomeQrError(
      "return_url_not_allowed",
      "return_url must be an http(s) address of one of the store's own storefronts, whose origin is in storeCors.",
    );
  }
  return url;
}
