// A till of your own: makes a sale, shows its code and waits for the outcome. Node 20 or newer.
//
//   MEDUSA_URL=http://localhost:9000 MEDUSA_API_KEY=sk_... node till.mjs 25000
//
// The amount is in minor units: 25000 is 250.00.
import { randomUUID } from "node:crypto";

const { MEDUSA_URL = "http://localhost:9000", MEDUSA_API_KEY = "" } = process.env;
const authorization = `Basic ${Buffer.from(`${MEDUSA_API_KEY}:`).toString("base64")}`;

async function call(method, path, body) {
  const response = await fetch(`${MEDUSA_URL}/admin/atome-qr/counter${path}`, {
    method,
    headers: { authorization, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw Object.assign(new Error(answer.message), { code: answer.code, status: response.status });
  }
  return answer;
}

/** The same key is the same sale: when no answer comes, ask again with it. */
async function sell(input, tries = 3) {
  const body = { idempotency_key: randomUUID(), ...input };
  for (let left = tries; ; left -= 1) {
    try {
      return (await call("POST", "/sales", body)).sale;
    } catch (error) {
      const isOver = error.status !== undefined && error.status < 500;
      if (isOver || left === 1) throw error;
    }
  }
}

/** Held by the server for up to 25 seconds, until there is an outcome. */
async function waitForOutcome(id) {
  for (;;) {
    const { sale } = await call("GET", `/sales/${id}?wait=25`);
    if (sale.status !== "open") return sale;
  }
}

const sale = await sell({ amount: Number(process.argv[2] ?? 25_000), note: "From my till" });
console.log(`Show this page to the shopper: ${sale.pay_url}?view=counter`);
const { status, order_display_id: order } = await waitForOutcome(sale.id);
console.log(`Order ${order}: ${status}`);
