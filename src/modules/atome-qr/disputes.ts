import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { forgetAttention } from "./forget-attention";
import { type Observation } from "./observation";

type Dispute = Observation["dispute"];

/**
 * The columns of a row's newest dispute. Where the answer does not say, what is known stays; so does an
 * outcome, since an answer can be older than what is known.
 */
export function disputeDetails(pg: Knex, dispute: Dispute) {
  return dispute
    ? {
        dispute_id: dispute.id,
        dispute_status: isDecided(dispute)
          ? dispute.status
          : (pg.raw(
              "case when dispute_id = ? and dispute_status in ('lost', 'won') then dispute_status else ? end",
              [dispute.id, dispute.status],
            ) as never),
        disputed_amount: dispute.amount,
        disputes_lost: disputesLost(pg, dispute),
        ...(dispute.status === "won" ? forgetAttention(pg, ["disputed"]) : {}),
      }
    : {};
}

/**
 * Refunds, and what disputes took, which can be more than was left; minor units. Where the answer does
 * not say what was refunded, it is what is known.
 */
export function goneBack(
  pg: Knex,
  { refunded_amount: refunded, dispute }: Observation,
): Knex.Raw<number> {
  return pg.raw("least(amount, coalesce(?::int, refunded_amount - disputes_lost) + ?)", [
    refunded,
    disputesLost(pg, dispute),
  ]);
}

/** Whether it has an outcome. */
export function isDecided({ status }: { status: string | null }): boolean {
  return status === "lost" || status === "won";
}

/** A charge can be disputed more than once, and Omise shows the newest: each loss is added once. */
function disputesLost(pg: Knex, dispute: Dispute): Knex.Raw<number> {
  return dispute?.status === "lost"
    ? pg.raw(
        `(disputes_lost + case
          when dispute_id is distinct from ? or dispute_status is distinct from 'lost'
          then ?::int else 0 end)`,
        [dispute.id, dispute.amount],
      )
    : pg.raw("disputes_lost");
}
