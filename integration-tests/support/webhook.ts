import request, { type Response } from "supertest";

import { signWebhook } from "../../sandbox";
import { type TestStore } from "./store-suite";
import { waitFor } from "./wait-for";

export interface WebhookOptions {
  key?: string;
  eventId?: string;
  livemode?: boolean;
  sourceType?: string;
  attemptId?: string;
  /** What the body claims; the plugin must not believe it. */
  claims?: Record<string, unknown>;
}

let counter = 0;

/** An event's body as Omise would send it for a charge. */
export function eventBody(chargeId: string, options: WebhookOptions = {}): string {
  counter += 1;
  const event = {
    object: "event",
    id: options.eventId ?? `evnt_test_made${String(counter).padStart(15, "0")}`,
    livemode: options.livemode ?? false,
    key: options.key ?? "charge.complete",
    created_at: "2026-01-31T10:00:00Z",
    data: {
      object: "charge",
      id: chargeId,
      source: { object: "source", type: options.sourceType ?? "atome_qr" },
      metadata: options.attemptId ? { attempt_id: options.attemptId } : {},
      status: "successful",
      ...options.claims,
    },
  };
  return JSON.stringify(event, null, 2);
}

export function secretOf({ sandbox }: Pick<TestStore, "sandbox">, accountId: string): string {
  const account = sandbox.accounts.find(({ id }) => id === accountId);
  return [account?.webhookSecret ?? ""].flat()[0];
}

/** Delivers a body to the plugin's route; answers whatever came back. */
export function deliver(
  store: TestStore,
  account: string,
  body: string,
  headers: Record<string, string> = { ...signWebhook(body, secretOf(store, account)) },
): Promise<Response> {
  const post = request(store.url).post(`/hooks/atome-qr/${account}`);
  // As bytes: a string that is no JSON would be sent as something else.
  return post.set({ "content-type": "application/json", ...headers }).send(body);
}

/** Waits until every webhook is delivered and handled: the store answers before it handles one. */
export async function webhooksHandled(store: TestStore): Promise<void> {
  await store.sandbox.webhooks.settled();
  await waitFor(async () => {
    expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
  });
}
