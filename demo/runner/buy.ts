import { setTimeout as sleep } from "node:timers/promises";
import { type Sandbox } from "../../sandbox";
import { demoAddress } from "../storefront/src/demo-address";

const ORDER_MS = 30_000;

export interface Shop {
  medusaUrl: string;
  publishableKey: string;
  /** Of the storefront. */
  origin: string;
  sandbox: Sandbox;
}

export interface Bought {
  orderId: string;
  displayId: number;
  /** Main units. */
  total: number;
  chargeId: string;
}

/**
 * Buys over HTTP what a shopper in Thailand would, in a store that the demo's seed has filled.
 *
 * @throws when anything is not as it should
 */
export async function buy(
  { medusaUrl, publishableKey, origin, sandbox }: Shop,
  onStep: (text: string) => void,
  signal: AbortSignal,
): Promise<Bought> {
  const headers = {
    "Content-Type": "application/json",
    "x-publishable-api-key": publishableKey,
    Origin: origin,
  };
  const request = async (path: string, body?: object) => {
    const response = await fetch(`${medusaUrl}${path}`, {
      method: body ? "POST" : "GET",
      headers,
      body: body && JSON.stringify(body),
      signal,
    });
    if (response.ok) return response;
    throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  };
  const call = async <T>(path: string, body?: object) =>
    (await (await request(path, body)).json()) as T;

  onStep("filling the bag");
  const { regions } = await call<{ regions: Region[] }>("/store/regions");
  const region = regions.find(({ currency_code }) => currency_code === "thb");
  expect(region, "there is a region for THB");
  const { products } = await call<{ products: Product[] }>(
    `/store/products?region_id=${region.id}&fields=id,title,*variants,*variants.calculated_price`,
  );
  expect(products.length >= 6, "there are products");
  const { cart } = await call<{ cart: { id: string } }>("/store/carts", {
    region_id: region.id,
    email: demoAddress("th").email,
    shipping_address: demoAddress("th").address,
    billing_address: demoAddress("th").address,
    items: [{ variant_id: products[0].variants[0].id, quantity: 2 }],
  });
  const { shipping_options } = await call<{ shipping_options: { id: string }[] }>(
    `/store/shipping-options?cart_id=${cart.id}`,
  );
  expect(shipping_options.length > 0, "there is a shipping option");
  await call(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0].id });

  onStep("asking for the QR code");
  const { payment_providers } = await call<{ payment_providers: { id: string }[] }>(
    `/store/payment-providers?region_id=${region.id}`,
  );
  const provider = payment_providers.find(({ id }) => id.startsWith("pp_atome-qr"));
  expect(provider, "the region takes Atome QR");
  const { payment_collection: collection } = await call<{ payment_collection: { id: string } }>(
    "/store/payment-collections",
    { cart_id: cart.id },
  );
  const { payment_collection } = await call<{ payment_collection: Collection }>(
    `/store/payment-collections/${collection.id}/payment-sessions`,
    { provider_id: provider.id },
  );
  const session = payment_collection.payment_sessions[0];
  const image = await request(`/store/atome-qr/payment-sessions/${session.id}/qr`);
  expect(image.headers.get("content-type")?.startsWith("image/"), "the QR code is an image");
  expect((await image.arrayBuffer()).byteLength > 500, "the QR code has content");

  onStep("paying in the sandbox");
  const paid = sandbox.pay(session.data.charge_id);
  const orderId = await orderOf(session.id);
  const { order } = await call<{ order: Order }>(
    `/store/orders/${orderId}?fields=id,display_id,total,payment_status`,
  );
  expect(order.payment_status === "captured", `the order is paid (it is ${order.payment_status})`);
  expect(Math.round(order.total * 100) === paid.amount, "the order's total is what was paid");
  const { display_id: displayId, total } = order;
  return { orderId, displayId, total, chargeId: session.data.charge_id };

  async function orderOf(sessionId: string): Promise<string> {
    const until = Date.now() + ORDER_MS;
    while (Date.now() < until) {
      const { payment } = await call<{ payment: { status: string; order_id: string | null } }>(
        `/store/atome-qr/payment-sessions/${sessionId}?wait=5`,
      );
      if (payment.order_id) return payment.order_id;
      await sleep(250, undefined, { signal });
    }
    throw new Error(`No order came within ${ORDER_MS / 1000} s of the payment`);
  }
}

interface Region {
  id: string;
  currency_code: string;
}

interface Product {
  variants: { id: string }[];
}

interface Collection {
  payment_sessions: { id: string; data: { charge_id: string } }[];
}

interface Order {
  display_id: number;
  total: number;
  payment_status: string;
}

function expect(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Expected that ${what}`);
}
