import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { BLOCKING_REASONS } from "../../domain/attention";
import { type Money } from "../../domain/money";
import { Batch } from "./batch";
import { type ChargeRow } from "./rows";
import { type Moves, UNTOLD } from "./state-change";

/** Whatever a person is told of the row, it does not forbid its capture. */
export const mayBeCaptured = (rows: Knex.QueryBuilder) =>
  void rows.whereNull("attention").orWhereNotIn("attention", [...BLOCKING_REASONS]);

/** A charge as somebody knows it. */
export interface KnownCharge extends Pick<ChargeRow, "id" | "status"> {
  /** Whether there is something to pay with: the code's address, or that of Atome's page. */
  isPayable: boolean;
}

/** Finding the ledger's rows. */
export class LedgerReads {
  private readonly byChargeId = new Batch((chargeIds: string[]) => this.readAll(chargeIds));

  constructor(
    protected readonly pg: Knex,
    protected readonly moves: Moves = UNTOLD,
  ) {}

  async byId(id: string): Promise<ChargeRow> {
    const row = await this.table().where({ id }).first();
    if (!row) {
      throw gone(id);
    }
    return row;
  }

  /** A row, and the database's time at which it was read: instances' clocks may differ. */
  async readWithTime(id: string): Promise<{ row: ChargeRow; now: Date }> {
    const found = await this.table()
      .where({ id })
      .first<(ChargeRow & { read_at: Date }) | undefined>("*", this.pg.raw("now() as read_at"));
    if (!found) {
      throw gone(id);
    }
    const { read_at: now, ...row } = found;
    return { row, now };
  }

  /** Those of the rows that are there, in any order. */
  async listByIds(ids: string[]): Promise<ChargeRow[]> {
    return this.table().whereRaw("id = any(?::text[])", [ids]).whereNull("deleted_at");
  }

  /** Those of the charges that have another status by now, can be paid by now, or are done. */
  async listMoved(known: KnownCharge[]): Promise<ChargeRow[]> {
    return this.table()
      .select("atome_qr_charge.*")
      .joinRaw(
        "join unnest(?::text[], ?::text[], ?::bool[]) as known (id, status, is_payable) using (id)",
        [
          known.map(({ id }) => id),
          known.map(({ status }) => status),
          known.map(({ isPayable }) => isPayable),
        ],
      )
      .whereNull("deleted_at")
      .andWhereRaw(
        `(atome_qr_charge.status <> known.status or finalized_at is not null
          or not is_payable and coalesce(download_uri, authorize_uri) is not null)`,
      );
  }

  /** In a flood of webhooks, many are looked up in one statement. */
  findByChargeId(chargeId: string): Promise<ChargeRow | undefined> {
    return this.byChargeId.add(chargeId);
  }

  private async readAll(chargeIds: string[]): Promise<(ChargeRow | undefined)[]> {
    const rows = await this.table().whereIn("charge_id", chargeIds).whereNull("deleted_at");
    const known = new Map(rows.map((row) => [row.charge_id, row]));
    return chargeIds.map((id) => known.get(id));
  }

  async findById(id: string): Promise<ChargeRow | undefined> {
    return this.table().where({ id }).whereNull("deleted_at").first();
  }

  /** Whether there was an attempt to charge this source. */
  async hasSource(sourceId: string): Promise<boolean> {
    const row = await this.table()
      .where({ source_id: sourceId })
      .whereNull("deleted_at")
      .first("id");
    return row !== undefined;
  }

  /** The open charges of an order, or of its cart: it may have come to need no payment. */
  async listOpenOf(orderId: string, cartId: string | undefined): Promise<ChargeRow[]> {
    return this.table()
      .where((ours) => {
        void ours.where({ for_order_id: orderId });
        if (cartId) {
          void ours.orWhere({ cart_id: cartId });
        }
      })
      .whereNull("finalized_at")
      .whereNull("deleted_at")
      .orderBy("created_at");
  }

  /** Whether an order was placed ahead of a payment for this cart, this one or an earlier one. */
  async isAwaited(cartId: string): Promise<boolean> {
    const row = await this.table()
      .where({ cart_id: cartId })
      .whereNotNull("awaited_at")
      .whereNull("deleted_at")
      .first("id");
    return row !== undefined;
  }

  /** The payments for a cart, of this amount, that nothing has come of yet. */
  async listUnusedPayments(cartId: string, { amount, currency }: Money): Promise<ChargeRow[]> {
    return this.table()
      .where({ cart_id: cartId, status: "paid", amount, currency, refunded_amount: 0 })
      .whereNull("finalized_at")
      .whereNull("deleted_at")
      .where(mayBeCaptured)
      .orderBy("created_at");
  }

  /** The paid charges of an order. */
  async listPaidByOrderId(orderId: string): Promise<ChargeRow[]> {
    return this.table().where({ order_id: orderId, status: "paid" }).whereNull("deleted_at");
  }

  /** The newest charge of a payment session. */
  async findBySessionId(sessionId: string): Promise<ChargeRow | undefined> {
    return this.table()
      .where({ session_id: sessionId })
      .whereNull("deleted_at")
      .orderBy("created_at", "desc")
      .first();
  }

  /** Whether one of these sessions has an open charge that was made within so many seconds. */
  async hasOpenSince(sessionIds: string[], seconds: number): Promise<boolean> {
    if (sessionIds.length === 0) {
      return false;
    }
    const recent = await this.table()
      .whereIn("session_id", sessionIds)
      .where({ status: "pending" })
      .whereNull("withdrawn_at")
      .whereNull("deleted_at")
      .andWhereRaw("created_at > now() - make_interval(secs => ?)", [seconds])
      .first("id");
    return recent !== undefined;
  }

  /**
   * Where the shopper of a cart was to come back to, by the latest of its charges that says so: a code
   * in between has no such address.
   */
  async findReturnUrl({ cart_id: cartId }: Pick<ChargeRow, "cart_id">): Promise<string | null> {
    const row = cartId
      ? await this.table()
          .where({ cart_id: cartId })
          .whereNotNull("return_url")
          .whereNull("deleted_at")
          .orderBy("created_at", "desc")
          .first("return_url")
      : undefined;
    return row?.return_url ?? null;
  }

  /** The charge of a link to the pay page. */
  async findByPayToken(token: string): Promise<ChargeRow | undefined> {
    return this.table().where({ pay_token: token }).whereNull("deleted_at").first();
  }

  protected table() {
    return this.pg<ChargeRow>("atome_qr_charge");
  }
}

function gone(id: string): Error {
  return new Error(`Ledger row ${id} is gone`);
}
