import { signWebhook } from "../../sandbox";
import { type Answer, sendRawRequest } from "./raw-request";
import { readTables } from "./read-tables";
import { type PaymentSession } from "./shopper";
import { type TestStore } from "./store-suite";
import { secretOf } from "./webhook";

/** Somebody who sends what no client of ours would, byte for byte. */
export class Outsider {
  constructor(private readonly store: TestStore) {}

  /** A shopper's open payment: there is something to find, for whoever gets too far. */
  async findPayment(): Promise<PaymentSession> {
    const shopper = await this.store.shopper();
    const session = await shopper.choosePayment();
    this.store.sandbox.clearRequests();
    return session;
  }

  /** A GET, or with a body a POST that is signed as a webhook of the account `th`. */
  ask(path: string, body?: string): Promise<Answer> {
    return sendRawRequest(this.store.url, {
      method: body === undefined ? "GET" : "POST",
      path,
      body,
      headers: {
        "x-publishable-api-key": this.store.publishableKey,
        "content-type": "application/json",
        ...(body ? signWebhook(body, secretOf(this.store, "th")) : {}),
      },
    });
  }

  /** Runs what should change nothing: no table, nothing at Omise, no object's prototype. */
  async changesNothing(attack: () => Promise<void>): Promise<void> {
    const before = await this.read();
    await attack();
    expect(await this.read()).toEqual(before);
    expect(this.store.sandbox.requests).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }

  /** But for where core notes that somebody tried to complete a cart, and we that a webhook was bad. */
  private async read(): Promise<Map<string, string[]>> {
    const tables = await readTables(this.store.db);
    tables.delete("workflow_execution");
    tables.delete("atome_qr_webhook_report");
    return tables;
  }
}
