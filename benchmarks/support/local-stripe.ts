import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { join } from "node:path";

import axios from "axios";
import Stripe from "stripe";

import { type ProviderEntry } from "./more-providers";

const API_KEY = "sk_test_benchmark";
const WEBHOOK_SECRET = "whsec_benchmark";

interface Intent {
  id: string;
  object: "payment_intent";
  amount: number;
  amount_received: number;
  currency: string;
  status: "requires_payment_method" | "succeeded";
  metadata: { session_id: string };
}

/** As much of Stripe as Medusa's provider needs to take a payment. */
export interface LocalStripe {
  /** The provider's entry in the payment module's options. */
  provider: ProviderEntry;
  /** The shopper pays: Stripe signs a webhook, and delivers it to a store once. */
  pay(intentId: string, storeUrl: string): Promise<void>;
  close(): Promise<void>;
}

export async function startLocalStripe(): Promise<LocalStripe> {
  const intents = new Map<string, Intent>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [, , id] = (request.url ?? "").split(/[/?]/).slice(1);
      const intent = id ? intents.get(id) : undefined;
      const made = request.method === "POST" && !id && newIntent(Buffer.concat(chunks).toString());
      if (made) {
        intents.set(made.id, made);
      }
      const answer = made || intent;
      response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(answer ?? { error: { message: "not in this Stripe" } }));
    });
  });
  const newIntent = (form: string): Intent => {
    const fields = new URLSearchParams(form);
    return {
      id: `pi_benchmark_${intents.size}`,
      object: "payment_intent",
      amount: Number(fields.get("amount")),
      amount_received: 0,
      currency: fields.get("currency") ?? "",
      status: "requires_payment_method",
      metadata: { session_id: fields.get("metadata[session_id]") ?? "" },
    };
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    provider: {
      resolve: join(__dirname, "stripe-provider.ts"),
      id: "stripe",
      options: {
        apiKey: API_KEY,
        webhookSecret: WEBHOOK_SECRET,
        port: (server.address() as AddressInfo).port,
      },
    },
    async pay(intentId, storeUrl) {
      const intent = intents.get(intentId)!;
      Object.assign(intent, { status: "succeeded", amount_received: intent.amount });
      await deliver(intent, storeUrl);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function deliver(intent: Intent, storeUrl: string): Promise<void> {
  const payload = JSON.stringify({
    id: `evt_of_${intent.id}`,
    object: "event",
    type: "payment_intent.succeeded",
    data: { object: intent },
  });
  const signature = new Stripe(API_KEY).webhooks.generateTestHeaderString({
    payload,
    secret: WEBHOOK_SECRET,
  });
  await axios.post(`${storeUrl}/hooks/payment/stripe_stripe`, payload, {
    headers: { "content-type": "application/json", "stripe-signature": signature },
  });
}
