import { EventEmitter } from "node:events";

import { generateEntityId } from "@medusajs/framework/utils";

import { type Money } from "../../domain/money";
import { createPayToken } from "../../domain/pay-link";
import { sourceUsed } from "../../domain/source-rules";
import { type PaymentStatus, statusesBefore } from "../../domain/status";
import {
  FIRST_CHECK_SECONDS,
  FIRST_RECHECK_SECONDS,
  MOVED_CHECK_SECONDS,
} from "../../domain/timing";
import { currentActor } from "./actor";
import { LedgerMarks } from "./ledger-marks";
import { mayBeCaptured } from "./ledger-reads";
import { type ChargeRow } from "./rows";
import { forgetFailure } from "./schedule";

export interface NewAttempt {
  account: string;
  sessionId: string;
  cartId: string | null;
  /** The order that staff make it for; null for a cart's. */
  forOrderId?: string | null;
  /** The shopper's, for staff to search by. */
  email?: string | null;
  money: Money;
  livemode: boolean;
  /** An Omise source made in a browser or app. */
  sourceId?: string | null;
}

/** What a read of the charge at Omise says. Amounts in minor units. */
export interface Observation {
  status: PaymentStatus;
  charge_id: string;
  download_uri: string | null;
  expires_at: Date | null;
  paid_at: Date | null;
  failure_code: string | null;
  failure_message: string | null;
  refunded_amount: number;
}

/**
 * The ledger's writes. Each is one conditional update in Postgres, so any number of instances may
 * try the same at once and exactly one of them changes the row.
 */
export class Ledger extends LedgerMarks {
  /** Emits a session's id in this process when its row changed; wakes long polls. */
  readonly changes = new EventEmitter().setMaxListeners(0);

  /**
   * Writes a charge down as about to be created. Its id is the attempt id for the metadata.
   *
   * @throws AtomeQrError `source_used` when another attempt has its source, failed or not
   */
  async open(attempt: NewAttempt): Promise<ChargeRow> {
    const [row] = await this.table()
      .insert({
        id: generateEntityId(undefined, "aqchg"),
        account: attempt.account,
        session_id: attempt.sessionId,
        cart_id: attempt.cartId,
        for_order_id: attempt.forOrderId ?? null,
        email: attempt.email?.toLowerCase() ?? null,
        status: "creating",
        amount: attempt.money.amount,
        currency: attempt.money.currency,
        livemode: attempt.livemode,
        source_id: attempt.sourceId ?? null,
        pay_token: createPayToken(),
        next_check_at: this.secondsFromNow(FIRST_CHECK_SECONDS),
        changed_by: currentActor(),
      })
      .onConflict(
        this.pg.raw("(source_id) where source_id is not null and deleted_at is null") as never,
      )
      .ignore()
      .returning<(ChargeRow | undefined)[]>("*");
    if (!row) {
      throw sourceUsed();
    }
    return row;
  }

  /**
   * Takes in what Omise said. The status only moves forward (`statusesBefore`); when it does, the
   * row is not finalized any more. The same status only refreshes details.
   *
   * @returns the row as it stands now, and whether this call moved it
   */
  async observe(id: string, seen: Observation): Promise<{ row: ChargeRow; moved: boolean }> {
    const { status, ...rest } = seen;
    const details = {
      ...rest,
      // An answer can be older than what is known: a refund is not undone, an address not lost.
      download_uri: this.pg.raw("coalesce(?, download_uri)", [seen.download_uri]),
      refunded_amount: this.pg.raw("greatest(?::int, refunded_amount)", [seen.refunded_amount]),
    };
    const [moved] = await this.table()
      .where({ id })
      .where((allowed) =>
        allowed
          .whereIn("status", statusesBefore(status))
          // An attempt that was given up, whose charge turned up after all.
          .orWhere((givenUp) => givenUp.where({ status: "failed" }).whereNull("charge_id")),
      )
      .update({
        ...details,
        status,
        finalized_at: null,
        attempts: 0,
        next_check_at: this.secondsFromNow(
          status === "pending" ? FIRST_CHECK_SECONDS : MOVED_CHECK_SECONDS,
        ),
        ...this.stamp(),
        checked_at: this.now(),
      })
      .returning("*");
    if (moved) {
      this.changes.emit(moved.session_id);
      return { row: moved, moved: true };
    }
    const [refreshed] = await this.table()
      .where({ id, status })
      .update({
        ...details,
        next_check_at: this.dueOnceRefunded(seen.refunded_amount),
        ...this.stamp(),
        checked_at: this.now(),
      })
      .returning("*");
    return { row: refreshed ?? (await this.byId(id)), moved: false };
  }

  /** No charge came of the attempt: Omise refused it, or is known never to have got it. */
  async failAttempt(id: string, code: string, message: string): Promise<void> {
    await this.table()
      .where({ id, status: "creating" })
      .update({
        status: "failed",
        failure_code: code,
        failure_message: message,
        finalized_at: this.now(),
        ...this.stamp(),
      });
  }

  /**
   * Nothing is left to do for the row in this status.
   *
   * @returns false when it moved on meanwhile, or was finalized before
   */
  async markFinalized(row: ChargeRow, orderId?: string | null): Promise<boolean> {
    const finalized = await this.table()
      .where({ id: row.id, status: row.status })
      .whereNull("finalized_at")
      .update({
        finalized_at: this.now(),
        ...forgetFailure(this.pg),
        // A paid charge is looked at again from time to time: it may be refunded in Omise's dashboard.
        next_check_at: this.secondsFromNow(FIRST_RECHECK_SECONDS),
        ...(orderId ? { order_id: orderId } : {}),
        ...this.stamp(),
      });
    if (finalized === 1) {
      this.changes.emit(row.session_id);
    }
    return finalized === 1;
  }

  /**
   * The charge is another session's from now on.
   *
   * @returns undefined when somebody else changed it meanwhile
   */
  async moveToSession(row: ChargeRow, sessionId: string): Promise<ChargeRow | undefined> {
    const [moved] = await this.table()
      .where({ id: row.id, session_id: row.session_id, status: "paid" })
      .whereNull("finalized_at")
      .where(mayBeCaptured)
      .update({ session_id: sessionId, ...this.stamp() })
      .returning("*");
    return moved;
  }
}
