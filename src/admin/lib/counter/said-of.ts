import type { CounterSale } from "../../../admin-api/counter-types";
import { NO_ORDER_CODES } from "../../../domain/atome";
import { type TextKey } from "../../hooks/use-text";

type Said = Pick<CounterSale, "status" | "failure_code">;

const SAID = {
  open: "pos.waiting",
  paid: "counter.paid",
  failed: "counter.failed",
  expired: "counter.expired",
  cancelled: "counter.cancelled",
} as const satisfies Record<CounterSale["status"], TextKey>;

const KEPT = [
  { code: NO_ORDER_CODES.returned, title: "counter.returned", why: "counter.returnedWhy" },
  { code: NO_ORDER_CODES.held, title: "counter.held", why: "counter.heldWhy" },
] as const;

/** What is said of a sale that was paid and came to no order: nothing of it is to be paid again. */
export function findKept({ failure_code: code }: Pick<Said, "failure_code">) {
  return KEPT.find((one) => one.code === code);
}

/** What the cashier hears of a sale, and reads from two metres. */
export function saidOf(sale: Said): TextKey {
  return findKept(sale)?.title ?? SAID[sale.status];
}
