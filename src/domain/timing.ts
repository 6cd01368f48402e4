import { STARTS_WITHIN_MS } from "../omise/timing";
import { REFUND_WINDOW_DAYS } from "./atome";

/**
 * How long things take, and how long to wait for them: the only place for leases, pauses between
 * tries, lock timeouts and the ages from which work counts as abandoned. The unit is in each name.
 * How they depend on each other is asserted in `timing.test.ts`. Bundled by the storefront kit, so it
 * imports nothing but constants.
 */

/* Calls to Omise */

/** Option `timeoutMs`: for one request, from the connection to the last byte. */
export const REQUEST_TIMEOUT_MS = { min: 100, default: 10_000, max: 60_000 } as const;

/** From a call to its end, repetitions included: the last request starts within `STARTS_WITHIN_MS`. */
export function longestCallMs(timeoutMs: number): number {
  return STARTS_WITHIN_MS + timeoutMs;
}

/** Longest call to Omise that an account can be configured for. */
export const LONGEST_CALL_MS = longestCallMs(REQUEST_TIMEOUT_MS.max);

/** Omise's clock and ours may differ by what is not known: lists are read this much further, either way. */
export const OMISE_CLOCK_MARGIN_MS = 5 * 60_000;

/** Omise counts a lifetime from when the request arrives: the shortest one is asked for with this on top. */
export const EXPIRY_LATENCY_SECONDS = 2;

/** How far the database's clock is from a process's is asked again after this. */
export const DATABASE_CLOCK_FRESH_MS = 60_000;

/** However many shoppers ask about an open charge, Omise is asked at most once in this time. */
export const ASK_OMISE_EVERY_SECONDS = 5;

/** The same for a shopper who comes back from Atome's page: something has probably just happened there. */
export const ASK_ON_RETURN_EVERY_SECONDS = 1;

/**
 * A charge whose order details Omise refuses is asked for again within this, counted from the first
 * request: leases and ages that are made for one call leave that much room for two.
 */
export const SECOND_TRY_WITHIN_MS = 5_000;

/** An order detail that Omise refused is left out of the account's charges for this long. */
export const REFUSED_DETAIL_MS = 60 * 60_000;

/** A code that is asked for again within this is the same code. */
export const SAME_CODE_SECONDS = 10;

/** New codes per cart and address are counted for this long. */
export const NEW_CODES_WINDOW_SECONDS = 600;

/* Shoppers who wait for a change: kit, pay page, server */

/** The server holds an answer for at most this. Below the 30 s after which proxies give up. */
export const LONG_POLL_SECONDS = 25;

/** From one question to the next. */
export const POLL_GAP_MS = 1_000;

/** The same where a proxy does not let held answers through. */
export const PLAIN_POLL_MS = 3_000;

/** The kit's longest pause between questions while the store cannot be reached. */
export const LONGEST_POLL_GAP_MS = 10_000;

/** The pay page's. */
export const PAGE_LONGEST_POLL_GAP_MS = 15_000;

/**
 * A connection can die without a word. After this a page (the kit's, the pay page, the admin's) gives up
 * what it asked for, a new code or a refund, say: Omise may take its time, twice.
 */
export const PAGE_PATIENCE_MS = 90_000;

/** The kit aborts a question after this on top of the time for which the answer is held. */
export const POLL_PATIENCE_MS = 10_000;

/** A question that is not held waits this long for a slow Omise. Below `POLL_PATIENCE_MS`. */
export const RECONCILE_WAIT_MS = 3_000;

/** How soon a change made by another instance is seen; this one's own is seen at once. */
export const LEDGER_POLL_MS = 1_000;

/** So much longer is a shopper who has paid held for the order: it takes less, but in a rush. */
export const ORDER_GRACE_MS = 2_000;

/** A page that could not be shown is asked for again; seconds. */
export const ERROR_REFRESH_SECONDS = 10;

/** A code's image that has not come by then is late: Omise's own address of it is offered. */
export const QR_IMAGE_LATE_MS = 3_000;

/* Locks; how long to wait for one */

/** As long as core itself waits for a cart. */
export const CORE_LOCK_TIMEOUT_SECONDS = 30;

/** Core's own on a cart: after a crash, it ends by itself. */
export const CORE_LOCK_SECONDS = 120;

/** From one try to get it to the next. */
export const CORE_LOCK_POLL_MS = 100;

/** A lease of our own: after a crash, it ends by itself. Its holder renews it in time. */
export const LEASE_SECONDS = 30;
export const LEASE_RENEW_MS = 10_000;

/** From one try to get it to the next. */
export const LEASE_POLL_MS = 100;

/** For another reconciliation of the same charge. */
export const CHARGE_LOCK_TIMEOUT_SECONDS = 60;

/** For another code for the same order, when staff ask for one. */
export const ORDER_QR_LOCK_TIMEOUT_SECONDS = 60;

/** For the same, when a shopper asks for a new code. */
export const RENEWAL_LOCK_TIMEOUT_SECONDS = 30;

/* Claimed work; when others may take it over */

/** A due charge that the job has claimed: the chunk's turn in a run (`JOB_RUN_MS`) and its calls. */
export const CHARGE_LEASE_SECONDS = 300;

/** What is told about a charge: the event bus's, or the notification provider's calls. */
export const OUTBOX_LEASE_SECONDS = 120;

/** How long a second click waits for the new code that the first one brings about. */
export const RENEWAL_WAIT_MS = 30_000;
export const RENEWAL_POLL_MS = 200;

/** For the database's own time, on top of what a lease is for. */
const LEASE_MARGIN_SECONDS = 10;

/**
 * A webhook event: its charge's lock, and two calls to Omise.
 *
 * @param timeoutMs the account's request timeout
 */
export function inboxLeaseSeconds(timeoutMs: number): number {
  const calls = (2 * longestCallMs(timeoutMs)) / 1000;
  return CHARGE_LOCK_TIMEOUT_SECONDS + calls + LEASE_MARGIN_SECONDS;
}

/**
 * A new code on the pay page: the order's lock, and the call to Omise.
 *
 * @param timeoutMs the account's request timeout
 */
export function renewalLeaseSeconds(timeoutMs: number): number {
  return RENEWAL_LOCK_TIMEOUT_SECONDS + longestCallMs(timeoutMs) / 1000 + LEASE_MARGIN_SECONDS;
}

/** For clocks, and for a request that Omise takes in after its maker gave up waiting. */
const REFUND_LEASE_MARGIN_MS = 5_000;

/**
 * A refund's slot, from when its maker last touched it, which is right before the call.
 *
 * @param timeoutMs the account's request timeout
 */
export function refundLeaseSeconds(timeoutMs: number): number {
  return (longestCallMs(timeoutMs) + REFUND_LEASE_MARGIN_MS) / 1000;
}

/**
 * How long a refund waits for the slot of another one of the same charge: its lease, and a look-up.
 *
 * @param timeoutMs the account's request timeout
 */
export function refundSlotTimeoutMs(timeoutMs: number): number {
  return refundLeaseSeconds(timeoutMs) * 1000 + STARTS_WITHIN_MS;
}

/**
 * How long staff wait for another refund of the same charge by staff: its slot, and its call.
 *
 * @param timeoutMs the account's request timeout
 */
export function staffRefundLockTimeoutSeconds(timeoutMs: number): number {
  return (refundSlotTimeoutMs(timeoutMs) + longestCallMs(timeoutMs)) / 1000 + LEASE_MARGIN_SECONDS;
}

export const REFUND_SLOT_POLL_MS = 200;

/* Ages from which work counts as abandoned by a crash */

/** Longest request of core with one call to Omise: the call, and as long again as core may need. */
export const CORE_REQUEST_MS = LONGEST_CALL_MS + 45_000;

/** An open charge that no session shows by then is an orphan; until then core may be writing it. */
export const ORPHANED_AFTER_MS = CORE_REQUEST_MS;

/** A cart that differs from its payment for longer has changed; until then core may be at it. */
export const CART_CHANGE_SECONDS = CORE_REQUEST_MS / 1000;

/**
 * What core writes in several steps of one request, with two calls to Omise between them and the
 * wait for a cart, is complete by then. Also for refunds: those begun and not made, or not recorded.
 */
export const ABANDONED_AFTER_MS = 2 * LONGEST_CALL_MS + CORE_LOCK_TIMEOUT_SECONDS * 1000;
export const ABANDONED_AFTER_SECONDS = ABANDONED_AFTER_MS / 1000;

/** Core credits an order in two steps, milliseconds apart: who comes in between waits this long. */
export const CREDIT_PATIENCE_MS = 3_000;
export const CREDIT_LOOK_EVERY_MS = 150;

/**
 * Silence is not an outcome: a request to make a charge or a refund that was not answered can still
 * be carried out. One that Omise does not show by then was never received.
 */
export const UNANSWERED_MS = 10 * 60_000;

/** Staff are told of a refund whose outcome could not be looked up by then, though the account is well. */
export const REFUND_UNRESOLVED_AFTER_MS = 60 * 60_000;

/** A paid charge that is no order by then is told to staff: with the job's next run, within two minutes. */
export const PAID_REPORT_AFTER_MS = 60_000;

/** A code that cannot be read is taken for unpayable this long after its end, for clocks. */
export const UNREADABLE_MARGIN_MS = 10 * 60_000;

/** How old a refund that Medusa shows and Omise never received may be, to be made: after an outage. */
export const UNSENT_REFUND_LOOK_BACK_MS = 7 * 24 * 60 * 60_000;

/** After a change of a cart that was refused because it is paid: core compensates it meanwhile. */
export const SHORT_RETRY_MS = [300, 1_000, 3_000, 10_000] as const;

/** After a start: instances with the configuration of before are gone by then. */
export const ROLLING_DEPLOY_MS = 60 * 60_000;

/* The job, and when a charge is due */

/** The job starts this often (its cron line). */
export const JOB_EVERY_SECONDS = 60;

/** A process looks this often whether the job has run. */
export const RECOVERY_LOOK_MS = 10_000;

/** Where no run began for longer, Medusa's scheduler has forgotten the job, and a process steps in. */
export const RECOVERY_TAKEOVER_SECONDS = JOB_EVERY_SECONDS + 5;

/** Where no run completed for longer, staff are told. */
export const RECOVERY_STALE_AFTER_SECONDS = 300;

/** A run claims no more work after this: the next one goes on from there. */
export const JOB_RUN_MS = 50_000;

/** A new charge is due: shorter than `JOB_EVERY_SECONDS`, so that every run finds it. */
export const FIRST_CHECK_SECONDS = 20;

/** An open charge is due again, with the same intent. */
export const NEXT_CHECK_SECONDS = 50;

/** A charge that has just been paid, failed or expired is due: leaves room for who observed it. */
export const MOVED_CHECK_SECONDS = 15;

/** After a failure: the first pause, then twice as long each time, up to the longest. */
export const FIRST_BACK_OFF_SECONDS = 15;
export const LONGEST_BACK_OFF_SECONDS = 3600;

/** A finalized, paid charge is looked at again; afterwards whenever it is twice as old. */
export const FIRST_RECHECK_SECONDS = 3600;

/** A charge that has ended is looked at again after this, then whenever it is twice as long ago. */
export const FIRST_ENDED_RECHECK_SECONDS = 300;

/** For how long, at least: it can turn out paid after all (approved in the last second; clocks). */
export const ENDED_RECHECK_HOURS = 24;

/** For how long: the refund window, and a day more for clocks and queues. Days since the payment. */
export const RECHECK_DAYS = REFUND_WINDOW_DAYS + 1;

/** The last look comes this long after the refund window has ended, and a day after the one before. */
export const LAST_RECHECK_HOURS = 6;
export const LAST_RECHECK_GAP_DAYS = 1;

/** Whether Medusa shows a refund is looked at when its own writing has long ended. */
export const REFUND_CHECK_SECONDS = ABANDONED_AFTER_SECONDS + 20;

/** The same again: after this, then whenever the refund is twice as old. */
export const NEXT_REFUND_CHECK_SECONDS = 120;

/* Notifications and links */

/** What could not be told: the first pause, then whenever it is twice as late, up to the longest. */
export const FIRST_OUTBOX_RETRY_SECONDS = 60;
export const LONGEST_OUTBOX_RETRY_SECONDS = 600;

/** Shoppers are not told of what is older: it would puzzle them, and a store that enables notifications would tell of last year. */
export const NOTIFY_WITHIN_HOURS = 24;

/** How long a request for a new code waits for the one before it: for its longest call to Omise. */
export const NEW_CODE_TURN_SECONDS = LONGEST_CALL_MS / 1000;

/** How long a notice waits for others to the same address; after that, it is tried again later. */
export const NOTICE_TURN_SECONDS = 30;

/** Unpaid codes are told to one address at most so often in this time: anybody can name an address. */
export const ENDED_NOTICES_WINDOW_SECONDS = 3600;

/** How long after its charge could last be paid a pay link still tells what became of it. */
export const LINK_OUTLIVES_CHARGE_MS = 24 * 60 * 60_000;

/* The counter */

/** For another press for the same sale. */
export const SALE_LOCK_TIMEOUT_SECONDS = 60;

/** A sale whose code has ended is its till's for so long; then it is finished without one. */
export const SALE_ABANDONED_AFTER_SECONDS = 15 * 60;

/* Customer displays */

/** A pairing code can be typed for this long. */
export const PAIRING_CODE_SECONDS = 600;

/** Tries to pair are counted for this long. */
export const PAIRING_TRIES_WINDOW_SECONDS = 600;

/** A pairing that ran out, and a display that was revoked, are remembered for this long. */
export const DISPLAY_KEPT_SECONDS = 3600;

/** A display follows a deploy by loading its page anew, at most this often: a deploy takes a while. */
export const DISPLAY_RELOAD_GAP_MS = 60_000;

/* Trouble of an Omise account */

/** An account in trouble is asked about itself at most once in this time, however many calls fail. */
export const PROBE_EVERY_MS = 5_000;

/** That Omise is asked too often passes; when it has not after this long, it is trouble. */
export const BUSY_IS_TROUBLE_MS = 2 * 60_000;

/** Answers of that kind further apart than this are two spells, not one: the job asks each minute. */
export const BUSY_SPELL_GAP_MS = 5 * 60_000;

/** Staff are told of trouble that lasts longer: shorter ones end by themselves. */
export const TROUBLE_TOLD_AFTER_SECONDS = 60;

/** However often trouble comes and goes, staff are told at most once in this time. */
export const TROUBLE_TOLD_EVERY_SECONDS = 3600;

/** While a ledger is another store's or account's, it is looked at this often whether it was taken over. */
export const ENVIRONMENT_RECHECK_MS = 10_000;

/* What staff see */

/** An account's health, as Omise told it, is shown for this long. */
export const HEALTH_FRESH_MS = 60_000;

/** The page does not wait longer for Omise to tell, whatever the account's request timeout is. */
export const HEALTH_WAIT_MS = 8_000;

/** Webhooks that came are noted at most once in this time: a flood costs no more writes. */
export const WEBHOOK_NOTED_EVERY_MS = 10_000;

/** Of each reason for which webhooks are refused, the log has at most one line in this time. */
export const REFUSAL_LOGGED_EVERY_MS = 60_000;

/* The requests per second to one Omise account */

/** They are counted per window. */
export const RATE_WINDOW_MS = 1_000;

/** Waiting writes try again at the start of a window, reads this much later. */
export const READS_STEP_BACK_MS = 50;

/** Longest pause after a 429, whatever Omise asks for: by then a request has to try. */
export const MAX_SLOW_DOWN_SECONDS = 30;

/** How long Postgres may take to count; afterwards each instance counts alone. */
export const RATE_DATABASE_TIMEOUT_MS = 1_000;

/** Whether something is older than this many milliseconds. */
export function isOlder(time: Date, milliseconds: number, now: Date): boolean {
  return now.getTime() - time.getTime() > milliseconds;
}
