import { BigNumber } from "@medusajs/framework/utils";
import fc from "fast-check";

import {
  assertDetails,
  buildChargeRequest,
  type CartAddress,
  type CartDetails,
  type CartItem,
  type ChargeRequestInput,
  hasOrderDetails,
  ORDER_DETAILS,
} from "./charge-request";
import { thrownBy } from "./test-support/thrown-by";

const item = (fields: Partial<CartItem> = {}): CartItem => ({
  title: "Celadon / Small",
  product_title: "Celadon mug",
  product_type: "Mugs",
  variant_sku: "MUG-S",
  thumbnail: "https://shop.example/mug.png",
  quantity: 2,
  unit_price: 450,
  ...fields,
});

const address = (fields: Partial<CartAddress> = {}): CartAddress => ({
  first_name: "Somchai",
  last_name: "Jaidee",
  phone: "087 654 3210",
  country_code: "th",
  city: "Bangkok",
  province: "Bang Rak",
  postal_code: "10500",
  address_1: "1 Silom Road",
  address_2: "Floor 3",
  ...fields,
});

const cart = (fields: Partial<CartDetails> = {}): CartDetails => ({
  id: "cart_1",
  email: "somchai@example.com",
  currency_code: "thb",
  items: [item()],
  shipping_address: address(),
  billing_address: null,
  ...fields,
});

const build = (fields: Partial<ChargeRequestInput> = {}) =>
  buildChargeRequest({
    flow: "qr",
    money: { amount: 90_000, currency: "THB" },
    sessionId: "payses_1",
    attemptId: "aqchg_1",
    ...fields,
  });

/** Everything in a body, at any depth. */
const valuesOf = (value: unknown): unknown[] =>
  typeof value === "object" && value !== null
    ? [value, ...Object.values(value).flatMap(valuesOf)]
    : [value];

const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null ? !Object.keys(value).length : !value;

/** The source that is made with the charge. */
const newSource = (fields: Partial<ChargeRequestInput>) => {
  const { source } = build(fields);
  if (typeof source === "string") throw new Error(`The source ${source} was made before`);
  return source;
};

const sourceOf = (fields: Partial<CartDetails>) => newSource({ cart: cart(fields) });

describe("the body of POST /charges of the redirect", () => {
  const returnUri = "https://api.shop.example/atome-qr/return/token";
  const redirect = (fields: Partial<ChargeRequestInput> = {}) =>
    build({ flow: "redirect", cart: cart(), returnUri, ...fields });

  it("has its own source type, and where the shopper comes back to", () => {
    expect(redirect()).toMatchObject({ source: { type: "atome" }, return_uri: returnUri });
    expect(build()).not.toHaveProperty("return_uri");
  });

  it("never leaves out what the flow requires", () => {
    const { source } = redirect({ omit: ORDER_DETAILS });
    expect(Object.keys(source).sort()).toEqual(["items", "phone_number", "shipping", "type"]);
  });

  it("ships to the billing address where there is no other, with its city for want of a state", () => {
    const billing = address({ province: null });
    const details = cart({ shipping_address: null, billing_address: billing });
    expect(redirect({ cart: details }).source).toMatchObject({
      shipping: { city: billing.city, state: billing.city },
    });
  });
});

describe("what the redirect requires", () => {
  const refusal = (fields: Partial<CartDetails>) =>
    thrownBy(() => assertDetails("redirect", cart(fields)));

  it("is there", () => {
    expect(() => assertDetails("redirect", cart())).not.toThrow();
  });

  it.each<[string, Partial<CartDetails>]>([
    ["phone_required", { shipping_address: address({ phone: "12" }) }],
    ["phone_required", { shipping_address: address({ phone: null }) }],
    ["address_required", { shipping_address: address({ postal_code: null }) }],
    ["items_required", { items: [item({ unit_price: 0 })] }],
    ["items_required", { items: [] }],
  ])("is asked for by name: %s", (reason, fields) => {
    expect(refusal(fields)).toMatchObject({ reason });
  });

  it("is not asked for where a code is scanned", () => {
    expect(() => assertDetails("qr", cart({ items: [], shipping_address: null }))).not.toThrow();
    expect(() => assertDetails("qr", null)).not.toThrow();
  });
});

describe("the body of POST /charges", () => {
  it("given no order details, is amount, currency, the source's type and our ids", () => {
    expect(build({ cart: null })).toEqual({
      amount: 90_000,
      currency: "THB",
      source: { type: "atome_qr" },
      metadata: { medusa_session_id: "payses_1", attempt_id: "aqchg_1" },
    });
  });

  it("given a cart, also tells Omise who buys what, where it goes and for which cart", () => {
    expect(build({ cart: cart() })).toEqual({
      amount: 90_000,
      currency: "THB",
      description: "Medusa cart cart_1",
      source: {
        type: "atome_qr",
        name: "Somchai Jaidee",
        email: "somchai@example.com",
        phone_number: "+66876543210",
        shipping: {
          country: "TH",
          city: "Bangkok",
          state: "Bang Rak",
          postal_code: "10500",
          street1: "1 Silom Road",
          street2: "Floor 3",
        },
        items: [
          {
            name: "Celadon mug",
            quantity: 2,
            amount: 45_000,
            sku: "MUG-S",
            category: "Mugs",
            image_uri: "https://shop.example/mug.png",
          },
        ],
      },
      metadata: { medusa_session_id: "payses_1", attempt_id: "aqchg_1" },
    });
  });

  it("given a source that was made before, names it and says nothing more of the order", () => {
    expect(build({ cart: cart(), sourceId: "src_test_6a1" })).toEqual({
      amount: 90_000,
      currency: "THB",
      description: "Medusa cart cart_1",
      source: "src_test_6a1",
      metadata: { medusa_session_id: "payses_1", attempt_id: "aqchg_1" },
    });
  });

  it("given a cart's id of any length, keeps the description short", () => {
    const { description } = build({ cart: cart({ id: "c".repeat(1_000) }) });
    expect(description).toHaveLength(255);
  });

  it("carries the expiry and the webhook address when there are any", () => {
    const webhookUrl = "https://shop.example/hooks/atome-qr/th";
    const body = build({ expiresAt: "2026-02-03T04:15:06Z", webhookUrl });
    expect(body).toMatchObject({
      expires_at: "2026-02-03T04:15:06Z",
      webhook_endpoints: [webhookUrl],
    });
  });

  it("given ids as Medusa makes them, keeps its metadata below Omise's 1 kB", () => {
    const id = "x".repeat(64);
    const { metadata } = build({ sessionId: id, attemptId: id });
    expect(JSON.stringify(metadata).length).toBeLessThan(1_000);
  });
});

describe("order details that are to be left out", () => {
  const full = { cart: cart({ billing_address: address() }) };
  const detailsOf = ({ source, description }: ReturnType<typeof build>) =>
    ({ ...(source as object), description }) as Record<string, unknown>;

  it.each(ORDER_DETAILS)("given %s, leaves out this one alone", (detail) => {
    const all = detailsOf(build(full));
    expect(all[detail]).toBeDefined();
    const sent = build({ ...full, omit: [detail] });
    expect(detailsOf(sent)).toEqual({ ...all, [detail]: undefined });
    expect(sent).toMatchObject({ amount: 90_000, currency: "THB", metadata: build().metadata });
  });

  it("given all of them, sends what it sends without a cart", () => {
    expect(build({ ...full, omit: ORDER_DETAILS })).toEqual(build());
  });

  it("are none where no source is made, or nothing of the order is known", () => {
    expect(hasOrderDetails(build(full))).toBe(true);
    expect(hasOrderDetails(build({ ...full, omit: ["phone_number", "items"] }))).toBe(true);
    expect(hasOrderDetails(build({ ...full, omit: ORDER_DETAILS }))).toBe(false);
    expect(hasOrderDetails(build({ ...full, sourceId: "src_test_6a1" }))).toBe(false);
    expect(hasOrderDetails(build({ cart: null }))).toBe(false);
  });
});

describe("order details: items", () => {
  it.each<[string, Partial<CartItem> | null]>([
    ["a free item, for which Omise would reject the whole charge", { unit_price: 0 }],
    ["less than half a satang", { unit_price: 0.004 }],
    ["a discount line", { unit_price: -50 }],
    ["no price", { unit_price: null }],
    ["a price that no column holds", { unit_price: 21_474_836.48 }],
    ["more of it than a column holds", { quantity: 2_147_483_648 }],
    ["a price that is no number", { unit_price: "free" }],
    ["no quantity", { quantity: null }],
    ["none of it", { quantity: 0 }],
    ["part of a piece", { quantity: 1.5 }],
    ["no name", { product_title: " ", title: null }],
    ["no item at all", null],
  ])("given %s, leaves out the item and keeps the others", (_what, fields) => {
    const { items } = sourceOf({ items: [fields && item(fields), item({ variant_sku: "OK" })] });
    expect(items).toMatchObject([{ sku: "OK" }]);
  });

  it.each([null, [], [item({ unit_price: 0 })]])("given none to show, sends no list", (items) => {
    expect(sourceOf({ items })).not.toHaveProperty("items");
  });

  it("given an image on a development store, sends the item without it", () => {
    const thumbnail = "http://localhost:9000/static/mug.png";
    const [sent] = sourceOf({ items: [item({ thumbnail })] }).items ?? [];
    expect(sent).toMatchObject({ name: "Celadon mug", sku: "MUG-S" });
    expect(sent).not.toHaveProperty("image_uri");
  });

  it("given more than fifty, sends the first fifty that can be sent", () => {
    const free = item({ unit_price: 0 });
    const many = Array.from({ length: 60 }, (_, at) => item({ variant_sku: `SKU-${at}` }));
    const { items } = sourceOf({ items: [free, ...many] });
    expect(items).toHaveLength(50);
    expect([items?.[0], items?.at(-1)]).toMatchObject([{ sku: "SKU-0" }, { sku: "SKU-49" }]);
  });

  it("given a large cart of the longest texts, stays far below what servers take (1 MB)", () => {
    const long = "ก".repeat(1_000);
    const longest = item({
      product_title: long,
      variant_sku: long,
      product_type: long,
      thumbnail: `https://shop.example/${"a".repeat(230)}`,
    });
    const place = address({ city: long, province: long, address_1: long, address_2: long });
    const body = build({
      cart: cart({
        items: Array<CartItem>(1_000).fill(longest),
        shipping_address: place,
        billing_address: place,
      }),
    });
    expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(150_000);
  });

  it.each([
    ["numbers", 3, 19.99],
    ["text", "3", "19.99"],
    ["raw values", { value: "3" }, { value: "19.99" }],
    ["Medusa's BigNumber", new BigNumber("3"), new BigNumber("19.99")],
  ])("given price and quantity as %s, reads them", (_form, quantity, unit_price) => {
    expect(sourceOf({ items: [item({ quantity, unit_price })] }).items).toMatchObject([
      { quantity: 3, amount: 1_999 },
    ]);
  });

  it.each([null, "", " "])(
    "given the product title %j, names the item by its own title",
    (product_title) => {
      const { items } = sourceOf({ items: [item({ product_title })] });
      expect(items).toMatchObject([{ name: "Celadon / Small" }]);
    },
  );
});

describe("order details: people and places", () => {
  it.each<keyof CartAddress>(["country_code", "city", "postal_code", "address_1"])(
    "given an address without %s, sends no address",
    (field) => {
      const source = sourceOf({ shipping_address: address({ [field]: null }) });
      expect(source).not.toHaveProperty("shipping");
      expect(source.name).toBe("Somchai Jaidee");
    },
  );

  it("given a shipping address with its country alone, takes the rest from the billing address", () => {
    const only = { country_code: "th" };
    const details = cart({ shipping_address: only, billing_address: address() });
    expect(() => assertDetails("redirect", details)).not.toThrow();
    expect(build({ flow: "redirect", cart: details }).source).toMatchObject({
      name: "Somchai Jaidee",
      phone_number: "+66876543210",
      shipping: { city: "Bangkok", street1: "1 Silom Road" },
    });
  });

  it("given only a billing address, takes name and phone number from it", () => {
    const source = sourceOf({ shipping_address: null, billing_address: address() });
    expect(source).toMatchObject({ name: "Somchai Jaidee", phone_number: "+66876543210" });
    expect(source.billing).toMatchObject({ city: "Bangkok" });
    expect(source).not.toHaveProperty("shipping");
  });

  it("given half a name, sends that half", () => {
    expect(sourceOf({ shipping_address: address({ last_name: null }) }).name).toBe("Somchai");
  });
});

it("given any cart at all, never fails, and sends nothing empty", () => {
  const text = fc.option(fc.string({ unit: "binary", maxLength: 20 }), { freq: 3 });
  const number = fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(null));
  const texts = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, text]));
  const anyAddress = fc.option(fc.record(texts(Object.keys(address()))));
  const anyItem = fc.record({
    ...texts(["title", "product_title", "product_type", "variant_sku", "thumbnail"]),
    quantity: number,
    unit_price: number,
  });
  const anyCart = fc.record({
    id: fc.string(),
    currency_code: fc.constantFrom("thb", "usd", ""),
    email: text,
    items: fc.option(fc.array(fc.option(anyItem))),
    shipping_address: anyAddress,
    billing_address: anyAddress,
  });
  fc.assert(
    fc.property(anyCart, (cart) => {
      const source = newSource({ cart });
      expect(valuesOf(source).filter(isEmpty)).toEqual([]);
      for (const { quantity, amount } of source.items ?? []) {
        expect(Math.min(quantity, amount)).toBeGreaterThanOrEqual(1);
        expect(Math.max(quantity, amount)).toBeLessThanOrEqual(2_147_483_647);
        expect(Number.isInteger(quantity) && Number.isInteger(amount)).toBe(true);
      }
    }),
  );
});
