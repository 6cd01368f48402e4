import { type Cart } from "./shop";

export interface SourceAccount {
  omiseUrl: string;
  /** Public: it can only make sources and tokens. */
  publicKey: string;
  /** Which of the store's payment providers charges the source. */
  providerId: string;
}

/**
 * What `Omise.createSource("atome_qr", …)` of Omise.js does, which a store would use; the demo
 * works without the internet, where that script lives. For exactly what the cart costs: the store
 * refuses any other source.
 *
 * @returns the source's id
 * @throws with Omise's message
 */
export async function createSource(
  { omiseUrl, publicKey }: SourceAccount,
  cart: Cart,
): Promise<string> {
  const address = cart.shipping_address;
  const answer = await fetch(`${omiseUrl}/sources`, {
    method: "POST",
    headers: {
      authorization: `Basic ${btoa(`${publicKey}:`)}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({
      type: "atome_qr",
      amount: Math.round(cart.total * 100),
      currency: cart.currency_code.toUpperCase(),
      name: [address?.first_name, address?.last_name].filter(Boolean).join(" "),
      email: cart.email,
      phone_number: address?.phone,
    }),
  });
  const source = (await answer.json()) as { id: string; message?: string };
  if (!answer.ok) throw new Error(source.message ?? "Omise did not make the source.");
  return source.id;
}
