import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type InferTypeOf } from "@medusajs/framework/types";

import { WEBHOOK_NOTED_EVERY_MS } from "../../domain/timing";
import { type AtomeQrWebhookReport } from "./models/webhook-report";

/** Why a webhook was refused; part of the contract with the admin. */
export type WebhookTrouble =
  | "bad_signature"
  | "stale_signature"
  | "missing_signature"
  | "not_an_event"
  /** Packed in a way that cannot be read. */
  | "wrong_content"
  | "too_large"
  | "foreign_charge";

export interface WebhookReportRow extends InferTypeOf<typeof AtomeQrWebhookReport> {
  last_bad_reason: WebhookTrouble | null;
}

const TABLE = "atome_qr_webhook_report";

/**
 * For staff: when an account's last good and last bad webhook came, and why it was bad. Written in the
 * background; errors are ignored.
 */
export class WebhookReports {
  private readonly notedAt = new Map<string, number>();

  constructor(private readonly pg: Knex) {}

  /** @param key the event's, such as `charge.complete`; null for one that cannot be shown */
  markGood(account: string, key: string | null): void {
    this.note(`${account} good`, { account, last_good_key: key }, "last_good_at");
  }

  /** @param secondsLate how old a stale signature was */
  markBad(account: string, reason: WebhookTrouble, secondsLate: number | null): void {
    const report = { account, last_bad_reason: reason, last_bad_seconds_late: secondsLate };
    this.note(`${account} ${reason}`, report, "last_bad_at");
  }

  async list(): Promise<WebhookReportRow[]> {
    return this.table().whereNull("deleted_at");
  }

  private note(
    what: string,
    report: Partial<WebhookReportRow>,
    timeColumn: "last_good_at" | "last_bad_at",
  ): void {
    if (Date.now() - (this.notedAt.get(what) ?? 0) < WEBHOOK_NOTED_EVERY_MS) {
      return;
    }
    this.notedAt.set(what, Date.now());
    const now = this.pg.fn.now() as unknown as Date;
    const fields = { ...report, [timeColumn]: now, updated_at: now };
    void Promise.resolve(this.table().insert(fields).onConflict("account").merge(fields)).catch(
      () => this.notedAt.delete(what),
    );
  }

  private table() {
    return this.pg<WebhookReportRow>(TABLE);
  }
}
