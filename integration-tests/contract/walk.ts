import { randomUUID } from "node:crypto";

import { MARKETS } from "../../src/domain/atome";
import { type Answer, type Json, type OmiseApi } from "./omise-api";

export type Currency = keyof typeof MARKETS;

/** Everything that was asked, by a name, in order. */
export type Walk = Map<string, Answer>;

const WINDOW_MS = 10 * 60_000;

/**
 * Asks Omise what the plugin asks in the life of a charge, and what only a test would: amounts that are
 * out of range, the same twice, what is not there. Some 30 requests, all in test mode.
 *
 * @throws when no charge can be made, without which there is nothing to ask about
 */
export async function walkThrough(api: OmiseApi, currency: Currency): Promise<Walk> {
  const walk: Walk = new Map();
  const ask = async (name: string, answer: Promise<Answer>) => {
    const got = await answer;
    walk.set(name, got);
    return got;
  };
  const { min, max } = MARKETS[currency].limits.qr;
  const amount = min * 5;
  const charge = (fields: Record<string, string | number> = {}) =>
    api.post("/charges", { amount, currency, "source[type]": "atome_qr", ...fields });

  await ask("account", api.get("/account"));
  await ask("account, wrong key", api.as("skey_test_none").get("/account"));
  await ask("capability", api.get("/capability"));

  const attempt = randomUUID();
  const from = new Date(Date.now() - WINDOW_MS).toISOString().replace(/\.\d+/, "");
  const made = await ask("charge", charge({ "metadata[attempt]": attempt, ...details(amount) }));
  const id = text(made.body, "id");
  if (!id) {
    throw new Error(`No charge could be made: ${JSON.stringify(made.body)}`);
  }
  await ask("charge, read", api.get(`/charges/${id}`));
  await ask("charge, unknown", api.get("/charges/chrg_test_000000000000000000a"));
  const image = text(made.body, "source", "scannable_code", "image", "download_uri");
  if (image) {
    await ask("image", api.image(image));
  }
  await ask("charges, newest first", api.get(listPath("/charges", from)));
  await ask("refund, not paid", api.post(`/charges/${id}/refunds`, { amount }));
  await ask("paid", api.post(`/charges/${id}/mark_as_paid`));
  await ask("paid, read", api.get(`/charges/${id}`));
  await ask("paid again", api.post(`/charges/${id}/mark_as_paid`));
  await ask("expire, paid", api.post(`/charges/${id}/expire`));
  const refund = { amount: min, "metadata[refund]": attempt };
  const refunded = await ask("refund", api.post(`/charges/${id}/refunds`, refund));
  await ask("refund, read", api.get(`/charges/${id}/refunds/${text(refunded.body, "id")}`));
  await ask("refunds", api.get(`/charges/${id}/refunds`));
  await ask("refund, smallest", api.post(`/charges/${id}/refunds`, { amount: 1 }));
  await ask("refund, more than is left", api.post(`/charges/${id}/refunds`, { amount }));

  const second = text((await charge()).body, "id");
  await ask("expire", api.post(`/charges/${second}/expire`));
  await ask("expire, expired", api.post(`/charges/${second}/expire`));
  await ask("paid, expired", api.post(`/charges/${second}/mark_as_paid`));
  const third = text((await charge()).body, "id");
  await ask("failed", api.post(`/charges/${third}/mark_as_failed`));

  await ask("charge, too small", charge({ amount: min - 1 }));
  await ask("charge, too big", charge({ amount: max + 1 }));
  await ask("charge, other currency", charge({ currency: currency === "THB" ? "SGD" : "THB" }));
  await ask("charge, expires too soon", charge({ expires_at: inSeconds(5) }));
  await ask("charge, expires too late", charge({ expires_at: inSeconds(13 * 60 * 60) }));
  await ask("charge, expires in an hour", charge({ expires_at: inSeconds(60 * 60) }));
  await ask("charge, item for nothing", charge(details(0)));
  await ask("charge, odd phone", charge({ "source[phone_number]": "12" }));
  await ask("events, newest first", api.get(listPath("/events", from)));
  return walk;
}

function details(amount: number): Record<string, string | number> {
  return {
    "source[phone_number]": "+66876543210",
    "source[items][0][sku]": "MUG-1",
    "source[items][0][name]": "Celadon mug",
    "source[items][0][quantity]": 1,
    "source[items][0][amount]": amount,
  };
}

const listPath = (path: string, from: string) =>
  `${path}?limit=20&order=reverse_chronological&from=${encodeURIComponent(from)}`;

const inSeconds = (seconds: number) =>
  new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d+/, "");

/** A text inside an answer; empty where there is none. */
export function text(body: Json, ...path: string[]): string {
  const found = path.reduce<Json>(
    (inside, field) =>
      inside && typeof inside === "object" && !Array.isArray(inside)
        ? (inside[field] ?? null)
        : null,
    body,
  );
  return typeof found === "string" ? found : "";
}
