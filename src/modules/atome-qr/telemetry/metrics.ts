import { metrics } from "@medusajs/framework/opentelemetry/api";

import { type OmiseError } from "../../../omise";
import { type ChargeMove, type Moves } from "../state-change";
import { METRICS } from "./metric-names";
import { codeOf, SCOPE } from "./trace-work";

/** How a reconciliation ended: nothing is left to do, the charge waits, or an error. */
export type ReconcileOutcome = "finalized" | "waits" | "failed";

/** Seconds: from one shopper's patience to a shop's. */
const BOUNDARIES = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600, 21_600];

/**
 * What is measured when it happens. Without a meter that the store has registered, the API's own one
 * that does nothing is used. What is so at present is measured by `watch-gauges.ts`.
 */
export class Metrics implements Pick<Moves, "charge"> {
  private readonly meter = metrics.getMeter(SCOPE);
  private readonly paidToOrder = this.histogram(METRICS.paidToOrder);
  private readonly reconcileDuration = this.histogram(METRICS.reconcileDuration);
  private readonly omiseErrors = this.meter.createCounter(METRICS.omiseErrors.name, {
    unit: METRICS.omiseErrors.unit,
    description: METRICS.omiseErrors.description,
  });

  /** An order is placed when its charge is finalized; both times are the database's. */
  charge({ row, to }: ChargeMove): void {
    const { account, finalized_at: placedAt, order_id: orderId, paid_at: paidAt, status } = row;
    if (to === "finalized" && status === "paid" && orderId && placedAt && paidAt) {
      const seconds = (placedAt.getTime() - paidAt.getTime()) / 1000;
      this.paidToOrder.record(Math.max(seconds, 0), { account });
    }
  }

  reconciled(account: string, outcome: ReconcileOutcome, milliseconds: number): void {
    this.reconcileDuration.record(milliseconds / 1000, { account, outcome });
  }

  omiseFailed(account: string, error: OmiseError): void {
    this.omiseErrors.add(1, { account, code: codeOf(error) });
  }

  private histogram({
    name,
    unit,
    description,
  }: (typeof METRICS)["paidToOrder" | "reconcileDuration"]) {
    const advice = { explicitBucketBoundaries: BOUNDARIES };
    return this.meter.createHistogram(name, { unit, description, advice });
  }
}
