import { type Logger } from "@medusajs/framework/types";

import { type ChargeStatus } from "../../domain/status";
import { currentActor } from "./actor";
import { type ChargeRow, type RefundRow } from "./rows";

/** Nothing is left to do for the status that the row has. */
export type ChargeState = ChargeStatus | "finalized";

/** A ledger row that has just moved. */
export interface ChargeMove {
  /** As it is now. */
  row: ChargeRow;
  /** Null for a new row. */
  from: ChargeState | null;
  to: ChargeState;
}

/** A refund's row that has just moved. */
export interface RefundMove {
  row: RefundRow;
  /** Whose money it is; undefined where the ledger does not know the charge. */
  charge?: Pick<ChargeRow, "session_id" | "account">;
  from: RefundRow["status"] | null;
  to: RefundRow["status"];
}

/** Told, after the write, of every row that moved; by the one process that moved it. */
export interface Moves {
  charge(move: ChargeMove): void;
  refund(move: RefundMove): void;
}

/** For tests, and scripts that have no log. */
export const UNTOLD: Moves = { charge: () => undefined, refund: () => undefined };

/** Several who are told. */
export function tellAll(listeners: Partial<Moves>[]): Moves {
  return {
    charge: (move) => listeners.forEach((one) => one.charge?.(move)),
    refund: (move) => listeners.forEach((one) => one.refund?.(move)),
  };
}

/** Writes each move into Medusa's log: one line, always the same keys in the same order. */
export class StateLog implements Moves {
  constructor(private readonly logger?: Pick<Logger, "info">) {}

  charge({ row, from, to }: ChargeMove): void {
    const isUnpaidEnd = to === "failed" || to === "expired";
    this.write("charge_state", {
      charge_id: row.charge_id,
      session_id: row.session_id,
      account: row.account,
      from,
      to,
      reason: isUnpaidEnd ? row.failure_code : null,
      attempt_id: row.id,
      order_id: to === "finalized" ? row.order_id : null,
      refund_id: null,
    });
  }

  refund({ row, charge, from, to }: RefundMove): void {
    this.write("refund_state", {
      charge_id: row.charge_id,
      session_id: charge?.session_id ?? null,
      account: charge?.account ?? null,
      from,
      to,
      reason: to === "failed" ? row.failure_code : row.reason,
      attempt_id: row.id,
      order_id: null,
      refund_id: row.refund_id,
    });
  }

  private write(event: string, { charge_id, session_id, account, from, to, ...more }: Fields) {
    const cause = currentActor()?.split(":")[0] ?? "system";
    const pairs = { event, charge_id, session_id, account, from, to, cause, ...more };
    const line = Object.entries(pairs).map(([key, value]) => `${key}=${toValue(value)}`);
    this.logger?.info(`Atome QR: ${line.join(" ")}`);
  }
}

type Fields = Record<
  | "charge_id"
  | "session_id"
  | "account"
  | "from"
  | "to"
  | "reason"
  | "attempt_id"
  | "order_id"
  | "refund_id",
  string | null
>;

/** One word: a code of Omise's must not end the line, or make a key of its own. */
function toValue(value: string | null): string {
  return value === null ? "null" : value.replace(/[^\w.:-]/g, "_").slice(0, 100);
}
