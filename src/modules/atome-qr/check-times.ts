import { REFUND_WINDOW_DAYS } from "../../domain/atome";
import {
  CHARGE_LEASE_SECONDS,
  ENDED_RECHECK_HOURS,
  FIRST_BACK_OFF_SECONDS,
  FIRST_ENDED_RECHECK_SECONDS,
  FIRST_RECHECK_SECONDS,
  LAST_RECHECK_GAP_DAYS,
  LAST_RECHECK_HOURS,
  LONGEST_BACK_OFF_SECONDS,
  NEXT_REFUND_CHECK_SECONDS,
  RECHECK_DAYS,
} from "../../domain/timing";

/** When a charge is looked at next, as SQL: by the database's clock. */

/** Not infinity, which is no time in JavaScript. */
export const NEVER = "timestamptz '9999-12-31 00:00+00'";

/** Omise refunds it no more. */
export const IS_PAST_RECHECKS = `(coalesce(paid_at, created_at) < now() - interval '${RECHECK_DAYS} days')`;

/** Of a finalized row: nothing is expected to come any more. */
export const IS_PAST_LOOKS = `(case
  when status = 'paid' then ${IS_PAST_RECHECKS}
  else status_since < now() - interval '${ENDED_RECHECK_HOURS} hours' end)`;

/** A refund that Medusa does not show yet. */
export const HAS_UNSHOWN_REFUND = "shown_refunded_amount < refunded_amount";

/** Of a finalized row: after this look there is no other. A refund is looked after until it is shown. */
export const IS_LAST_LOOK = `(${IS_PAST_LOOKS} and not (status = 'paid' and ${HAS_UNSHOWN_REFUND}))`;

/**
 * After a check of a finalized, paid row: the first pause again, or when it is twice as old; once more
 * when the refund window has just ended.
 */
export const NEXT_RECHECK_SQL = `case
  when ${IS_PAST_RECHECKS} then ${NEVER}
  else least(
    now() + greatest(now() - created_at, interval '${FIRST_RECHECK_SECONDS} seconds'),
    greatest(
      now() + interval '${LAST_RECHECK_GAP_DAYS} days',
      coalesce(paid_at, created_at)
        + interval '${REFUND_WINDOW_DAYS} days ${LAST_RECHECK_HOURS} hours')) end`;

/** After a check of a row that has ended: whenever that is twice as long ago. */
export const NEXT_ENDED_RECHECK_SQL = `now() + greatest(
  now() - status_since, interval '${FIRST_ENDED_RECHECK_SECONDS} seconds')`;

/**
 * After a look at an unshown refund: a pause, or when the refund is twice as old; within an hour, since
 * what keeps it from being shown may be over.
 */
export const NEXT_REFUND_CHECK_SQL = `now() + least(interval '${LONGEST_BACK_OFF_SECONDS} seconds', greatest(
  now() - coalesce(
    (select max(refund.created_at) from atome_qr_refund refund
      where refund.charge_id = atome_qr_charge.charge_id and refund.deleted_at is null),
    created_at),
  interval '${NEXT_REFUND_CHECK_SECONDS} seconds'))`;

/**
 * A finalized row is claimed: due again at its next look. The last one is repeated until it went well.
 *
 * @param next as SQL
 */
export const claimedUntil = (next: string) => `case
  when ${IS_LAST_LOOK} then now() + interval '${CHARGE_LEASE_SECONDS} seconds' else ${next} end`;

/** After the first failure, twice as long after each further one, up to the longest pause. */
export const BACK_OFF_SQL = `now() + make_interval(secs => least(
  ${FIRST_BACK_OFF_SECONDS} * power(2, least(attempts, 10)), ${LONGEST_BACK_OFF_SECONDS}))`;
