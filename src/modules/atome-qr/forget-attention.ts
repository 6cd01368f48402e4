import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type AttentionReason } from "../../domain/attention";
import { currentActor } from "./actor";

/** Over once a row could be reconciled. */
const FAILURE_REASONS: AttentionReason[] = ["reconciliation_failing", "order_delayed"];

/** Cleared when a row is finalized, or was checked without an error: that it failed before. */
export const forgetFailure = (pg: Knex, also: AttentionReason[] = []) => ({
  attempts: 0,
  last_error: null,
  ...forgetAttention(pg, [...FAILURE_REASONS, ...also]),
});

/** Takes back that a person should look, where it was for one of these reasons. */
export const forgetAttention = (pg: Knex, reasons: AttentionReason[]) => {
  const unless = (column: string) =>
    pg.raw(`case when attention = any(?::text[]) then null else ${column} end`, [reasons]);
  // What a person has dealt with was not over by itself.
  const resolvedOr = (value: string, column: string) =>
    pg.raw(
      `case when attention = any(?::text[]) and attention_handled_at is null then ${value} else ${column} end`,
      [reasons],
    );
  return {
    resolved_attention: resolvedOr("attention", "resolved_attention"),
    resolved_at: resolvedOr("now()", "resolved_at"),
    attention: unless("attention"),
    attention_detail: unless("attention_detail"),
    attention_handled_at: unless("attention_handled_at"),
    changed_by: currentActor(),
  };
};
