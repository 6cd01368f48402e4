import { type TestStore } from "./store-suite";

/**
 * Makes a source as Omise.js does in the shopper's browser: with the public key.
 *
 * @param fields amount (minor units), and what else differs from an Atome QR source in baht
 * @returns its id
 */
export async function makeSource(
  { sandbox }: TestStore,
  fields: { amount: number; type?: string; currency?: string },
  accountId = "th",
): Promise<string> {
  const { publicKey } = sandbox.accounts.find(({ id }) => id === accountId)!;
  const answer = await postToOmise(sandbox.url, publicKey, "/sources", {
    type: "atome_qr",
    currency: "THB",
    ...fields,
  });
  return answer.id;
}

/** Charges a source past the store, as another shop with the same account would. */
export async function chargeElsewhere(
  { sandbox }: TestStore,
  sourceId: string,
  amount: number,
): Promise<void> {
  const { secretKey } = sandbox.accounts.find(({ id }) => id === "th")!;
  const charge = { amount, currency: "THB", source: sourceId };
  await postToOmise(sandbox.url, secretKey, "/charges", charge);
}

async function postToOmise(
  url: string,
  key: string,
  path: string,
  body: object,
): Promise<{ id: string }> {
  const answer = await fetch(url + path, {
    method: "POST",
    headers: {
      Authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      "Content-Type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const json = (await answer.json()) as { id: string; message?: string };
  if (!answer.ok) {
    throw new Error(`The sandbox refused ${path}: ${json.message}`);
  }
  return json;
}
