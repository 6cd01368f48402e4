import { EventEmitter } from "node:events";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { UNREADABLE, type Flow } from "../../domain/atome";
import { type Money } from "../../domain/money";
import { createPayToken } from "../../domain/pay-link";
import { sourceUsed } from "../../domain/source-rules";
import { statusesBefore } from "../../domain/status";
import {
  FIRST_CHECK_SECONDS,
  FIRST_ENDED_RECHECK_SECONDS,
  FIRST_RECHECK_SECONDS,
  MOVED_CHECK_SECONDS,
} from "../../domain/timing";
import { currentActor } from "./actor";
import { LedgerMarks } from "./ledger-marks";
import { mayBeCaptured } from "./ledger-reads";
import { moveRow } from "./move-row";
import { type ChargeRow } from "./rows";
import { disputeDetails, goneBack } from "./disputes";
import { type Observation } from "./observation";
import { forgetFailure } from "./forget-attention";

export interface NewAttempt {
  account: string;
  /** `qr` by default. */
  flow?: Flow;
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
  /** Where the shopper comes back to in the storefront (flow `redirect`). */
  returnUrl?: string | null;
}

/**
 * The ledger's writes. Each is one conditional update in Postgres, so any number of instances may
 * try the same at once and exactly one of them changes the row.
 */
export class Ledger extends LedgerMarks {
  /** Emits a row's id, under that name, when this process has moved or finalized it; wakes long polls. */
  readonly changes = new EventEmitter();

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
        flow: attempt.flow ?? "qr",
        session_id: attempt.sessionId,
        cart_id: attempt.cartId,
        for_order_id: attempt.forOrderId ?? null,
        email: attempt.email?.toLowerCase() ?? null,
        status: "creating",
        status_since: this.now(),
        amount: attempt.money.amount,
        currency: attempt.money.currency,
        livemode: attempt.livemode,
        source_id: attempt.sourceId ?? null,
        return_url: attempt.returnUrl ?? null,
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
    this.moves.charge({ row, from: null, to: row.status });
    return row;
  }

  /**
   * Takes in what Omise said. The status only moves forward (`statusesBefore`); when it does, the
   * row is not finalized any more. The same status only refreshes details.
   *
   * @returns the row as it stands now, and whether this call moved it
   */
  async observe(id: string, seen: Observation): Promise<{ row: ChargeRow; moved: boolean }> {
    const { status, dispute, ...rest } = seen;
    const refunded = goneBack(this.pg, seen);
    const details = {
      ...rest,
      ...disputeDetails(this.pg, dispute),
      // An answer can be older than what is known, or say less: a refund is not undone, nothing lost.
      download_uri: this.orKnown("download_uri", seen.download_uri),
      authorize_uri: this.orKnown("authorize_uri", seen.authorize_uri),
      expires_at: this.orKnown("expires_at", seen.expires_at),
      paid_at: this.orKnown("paid_at", seen.paid_at),
      refunded_amount: this.pg.raw("greatest(?, refunded_amount)", [refunded]) as never,
    };
    const moved = await this.move(
      id,
      (rows) =>
        rows
          .whereIn("status", statusesBefore(status))
          // An attempt that was given up, whose charge turned up after all; one that can be read again.
          .orWhere((givenUp) => givenUp.where({ status: "failed" }).whereNull("charge_id"))
          .orWhere({ status: "failed", failure_code: UNREADABLE }),
      {
        ...details,
        status,
        finalized_at: null,
        attempts: 0,
        next_check_at: this.secondsFromNow(
          status === "pending" ? FIRST_CHECK_SECONDS : MOVED_CHECK_SECONDS,
        ),
        checked_at: this.now(),
      },
    );
    if (moved) {
      return { row: moved, moved: true };
    }
    const [refreshed] = await this.table()
      .where({ id, status })
      .update({
        ...details,
        next_check_at: this.dueOnceRefunded(refunded),
        ...this.stamp(),
        checked_at: this.now(),
      })
      .returning("*");
    return { row: refreshed ?? (await this.byId(id)), moved: false };
  }

  private orKnown(
    column: "download_uri" | "authorize_uri" | "expires_at" | "paid_at",
    value: string | Date | null,
  ) {
    return this.pg.raw("coalesce(?, ??)", [value as string, column]) as never;
  }

  /**
   * No charge came of the attempt.
   *
   * @param code `NOT_CREATED` when Omise does not show it, which may turn out wrong; else why Omise
   *   refused it
   */
  async failAttempt(id: string, code: string, message: string): Promise<void> {
    await this.move(id, (rows) => rows.where({ status: "creating" }), {
      status: "failed",
      failure_code: code,
      failure_message: message,
      finalized_at: this.now(),
      next_check_at: this.secondsFromNow(FIRST_ENDED_RECHECK_SECONDS),
    });
  }

  /**
   * Omise does not know the charge (any more): the account has another key, or is another one. Nothing
   * waits for its code from here on; should it turn out paid after all, that is observed.
   */
  async failUnreadable(id: string): Promise<void> {
    await this.move(id, (rows) => rows.whereIn("status", ["creating", "pending"]), {
      status: "failed",
      failure_code: UNREADABLE,
      finalized_at: null,
      next_check_at: this.secondsFromNow(MOVED_CHECK_SECONDS),
    });
  }

  /** @returns undefined where it may not move */
  private async move(
    id: string,
    isAllowed: (rows: Knex.QueryBuilder) => unknown,
    changes: Partial<ChargeRow> & Pick<ChargeRow, "status">,
  ): Promise<ChargeRow | undefined> {
    const all = { ...changes, status_since: this.now(), ...this.stamp() };
    const moved = await moveRow<ChargeRow>(this.pg, "atome_qr_charge", { id, isAllowed }, all);
    if (!moved) {
      return undefined;
    }
    const { row, from } = moved;
    this.moves.charge({ row, from, to: row.status });
    this.changes.emit(id, id);
    return row;
  }

  /**
   * Nothing is left to do for the row in this status.
   *
   * @returns false when it moved on meanwhile, or was finalized before
   */
  async markFinalized(row: ChargeRow, orderId?: string | null): Promise<boolean> {
    const [finalized] = await this.table()
      .where({ id: row.id, status: row.status })
      .whereNull("finalized_at")
      .update({
        finalized_at: this.now(),
        ...forgetFailure(this.pg, [
          "order_being_changed",
          ...(row.failure_code === UNREADABLE ? [] : (["charge_unreadable"] as const)),
        ]),
        // Looked at again from time to time: a paid one may be refunded in Omise's dashboard, an
        // ended one may turn out paid.
        next_check_at: this.secondsFromNow(
          row.status === "paid" ? FIRST_RECHECK_SECONDS : FIRST_ENDED_RECHECK_SECONDS,
        ),
        ...(orderId ? { order_id: orderId } : {}),
        ...this.stamp(),
      })
      .returning<(ChargeRow | undefined)[]>("*");
    if (!finalized) {
      return false;
    }
    this.moves.charge({ row: finalized, from: row.status, to: "finalized" });
    this.changes.emit(row.id, row.id);
    return true;
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
