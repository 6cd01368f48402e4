// A checkout without a storefront: puts a product into a cart, has it shipped, shows the page with its
// code and waits for the order. Node 20 or newer.
//
//   MEDUSA_URL=http://localhost:9000 PUBLISHABLE_KEY=pk_... node checkout.mjs
//
// The region is the first one that offers Atome QR.
const { MEDUSA_URL = "http://localhost:9000", PUBLISHABLE_KEY = "" } = process.env;

async function call(method, path, body) {
  const response = await fetch(MEDUSA_URL + path, {
    method,
    headers: { "x-publishable-api-key": PUBLISHABLE_KEY, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${answer.message}`);
  return answer;
}

const get = (path) => call("GET", path);
const post = (path, body) => call("POST", path, body);

function given(value, advice) {
  if (!value) throw new Error(advice);
  return value;
}

async function findMarket() {
  const { regions } = await get("/store/regions");
  for (const region of regions) {
    const { payment_providers } = await get(`/store/payment-providers?region_id=${region.id}`);
    const provider = payment_providers.find(({ id }) => id.startsWith("pp_atome-qr_"));
    if (provider) return { region, provider };
  }
  throw new Error("No region offers Atome QR: add the payment provider to one.");
}

const { region, provider } = await findMarket();
const fields = "title,*variants.calculated_price,+variants.inventory_quantity";
const { products } = await get(`/store/products?region_id=${region.id}&fields=${fields}`);
const isSold = ({ calculated_price, manage_inventory, allow_backorder, inventory_quantity }) =>
  calculated_price && (!manage_inventory || allow_backorder || inventory_quantity > 0);
const product = given(
  products.find(({ variants }) => variants.some(isSold)),
  "The key's sales channel has no product with a price for the region, and stock.",
);
const variant = product.variants.find(isSold);

const { cart } = await post("/store/carts", {
  region_id: region.id,
  email: "shopper@example.com",
  items: [{ variant_id: variant.id, quantity: 1 }],
  shipping_address: {
    first_name: "A",
    last_name: "Shopper",
    address_1: "1 Example Road",
    city: "Example City",
    postal_code: "10110",
    country_code: region.countries[0].iso_2,
    phone: "0812345678",
  },
});
if (cart.items.some(({ requires_shipping }) => requires_shipping)) {
  const { shipping_options } = await get(`/store/shipping-options?cart_id=${cart.id}`);
  const shipping = given(shipping_options[0], "Nothing ships to this region: add an option.");
  await post(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping.id });
}

const { payment_collection } = await post("/store/payment-collections", { cart_id: cart.id });
const sessions = `/store/payment-collections/${payment_collection.id}/payment-sessions`;
const made = await post(sessions, { provider_id: provider.id });
const session = made.payment_collection.payment_sessions.find(
  ({ provider_id }) => provider_id === provider.id,
);
console.log(`Pay for ${product.title} here: ${new URL(session.data.pay_url, MEDUSA_URL)}`);

// Held by the server for up to 25 seconds, until something changes.
for (;;) {
  const { payment } = await get(`/store/atome-qr/payment-sessions/${session.id}?wait=25`);
  const isPlacing = payment.status === "paid" && !payment.order_id;
  if (payment.status !== "pending" && !isPlacing) {
    console.log(
      payment.order_id ? `Paid: order ${payment.order_id}` : `Not paid: ${payment.status}`,
    );
    break;
  }
}
