import { STARTS_WITHIN_MS } from "../omise/timing";
import { MAX_EXPIRY_SECONDS, MIN_EXPIRY_SECONDS } from "./atome";
import { MAX_REFUND_TRIES } from "./retry";
import * as timing from "./timing";

const { REQUEST_TIMEOUT_MS, longestCallMs, refundLeaseSeconds } = timing;
const usualCallSeconds = longestCallMs(REQUEST_TIMEOUT_MS.default) / 1000;
const longestCallSeconds = timing.LONGEST_CALL_MS / 1000;

function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0);
}

/** `[what, the shorter, the longer]`, in one unit. */
const RELATIONS: [string, number, number][] = [
  // Nothing counts as abandoned while its request can still end.
  ["a call waits for its slot, then for Omise", STARTS_WITHIN_MS, timing.LONGEST_CALL_MS],
  ["a page waits for the longest call", timing.LONGEST_CALL_MS, timing.PAGE_PATIENCE_MS],
  [
    "an orphan is older than the call that made it",
    timing.LONGEST_CALL_MS,
    timing.ORPHANED_AFTER_MS,
  ],
  ["a cart's change is older than a call", longestCallSeconds, timing.CART_CHANGE_SECONDS],
  [
    "abandoned is older than core's longest request",
    timing.CORE_REQUEST_MS,
    timing.ABANDONED_AFTER_MS,
  ],
  [
    "a charge's second try ends within core's longest request",
    timing.SECOND_TRY_WITHIN_MS + timing.LONGEST_CALL_MS,
    timing.CORE_REQUEST_MS,
  ],
  [
    "a lost attempt is older than an abandoned request",
    timing.ABANDONED_AFTER_MS,
    timing.UNANSWERED_MS,
  ],
  [
    "what was not answered is older than any call, a second try and the clocks' difference",
    timing.LONGEST_CALL_MS + timing.SECOND_TRY_WITHIN_MS + timing.OMISE_CLOCK_MARGIN_MS,
    timing.UNANSWERED_MS,
  ],
  [
    "a refund that was not answered is in flight for longer than its slot is taken",
    timing.refundSlotTimeoutMs(REQUEST_TIMEOUT_MS.max),
    timing.UNANSWERED_MS,
  ],
  [
    "all tries to make a refund end while it is still looked for",
    MAX_REFUND_TRIES * timing.UNANSWERED_MS,
    timing.UNSENT_REFUND_LOOK_BACK_MS,
  ],
  [
    "a code that cannot be read has ended by Omise's clock, too",
    timing.OMISE_CLOCK_MARGIN_MS,
    timing.UNREADABLE_MARGIN_MS,
  ],
  [
    "a refund is looked at after its own request",
    timing.ABANDONED_AFTER_SECONDS,
    timing.REFUND_CHECK_SECONDS,
  ],
  [
    "a refund is abandoned later than its slot is free, at any timeout",
    refundLeaseSeconds(REQUEST_TIMEOUT_MS.max),
    timing.ABANDONED_AFTER_SECONDS,
  ],
  [
    "abandoned refunds are younger than those that are given up",
    timing.ABANDONED_AFTER_MS,
    timing.UNSENT_REFUND_LOOK_BACK_MS,
  ],
  // Leases outlast what they are for.
  [
    "a claimed charge outlasts the run and the longest calls of its turn",
    timing.JOB_RUN_MS / 1000 + 2 * longestCallSeconds,
    timing.CHARGE_LEASE_SECONDS,
  ],
  ["a second click waits for a usual call", usualCallSeconds, timing.RENEWAL_WAIT_MS / 1000],
  // Who waits outlasts what is waited for.
  [
    "a lock on a charge is waited for longer than a usual call",
    usualCallSeconds,
    timing.CHARGE_LOCK_TIMEOUT_SECONDS,
  ],
  [
    "the kit waits for the server, which waits for Omise",
    timing.RECONCILE_WAIT_MS,
    timing.POLL_PATIENCE_MS,
  ],
  [
    "the health page answers before a usual call's end",
    timing.HEALTH_WAIT_MS,
    usualCallSeconds * 1000,
  ],
  // Every run of the job finds an open charge due.
  ["a run ends before the next one starts", timing.JOB_RUN_MS, timing.JOB_EVERY_SECONDS * 1000],
  ["a new charge is due in the next run", timing.FIRST_CHECK_SECONDS, timing.JOB_EVERY_SECONDS],
  ["an open charge is due in the next run", timing.NEXT_CHECK_SECONDS, timing.JOB_EVERY_SECONDS],
  [
    "shoppers have Omise asked more often than the job",
    timing.ASK_OMISE_EVERY_SECONDS,
    timing.FIRST_CHECK_SECONDS,
  ],
  [
    "the first pause is shorter than the longest",
    timing.FIRST_BACK_OFF_SECONDS,
    timing.LONGEST_BACK_OFF_SECONDS,
  ],
  [
    "a charge that failed once is due in the next run",
    2 * timing.FIRST_BACK_OFF_SECONDS,
    timing.JOB_EVERY_SECONDS,
  ],
  [
    "the short retries after a refused change end before the next check of its charge",
    sum(timing.SHORT_RETRY_MS),
    timing.MOVED_CHECK_SECONDS * 1000,
  ],
  // An account in trouble.
  [
    "every run asks an account in trouble anew",
    timing.PROBE_EVERY_MS,
    timing.JOB_EVERY_SECONDS * 1000,
  ],
  [
    "trouble is asked about again before staff are told of it",
    timing.PROBE_EVERY_MS,
    timing.TROUBLE_TOLD_AFTER_SECONDS * 1000,
  ],
  // A charge that has ended is looked at for longer than it could have been paid.
  [
    "an ended charge is looked at more than once",
    timing.FIRST_ENDED_RECHECK_SECONDS,
    timing.ENDED_RECHECK_HOURS * 3600,
  ],
  [
    "the code of a lost attempt ends while it is still looked for",
    timing.UNANSWERED_MS / 1000 + MAX_EXPIRY_SECONDS,
    timing.ENDED_RECHECK_HOURS * 3600,
  ],
  // A QR's shortest life is long enough for what happens in it.
  [
    "a shopper hears of a change within a QR's shortest life",
    timing.LONG_POLL_SECONDS,
    MIN_EXPIRY_SECONDS,
  ],
  [
    "an attempt is given up while its QR could still be open",
    timing.UNANSWERED_MS / 1000,
    MAX_EXPIRY_SECONDS,
  ],
  ["the last look comes before looks end", timing.LAST_RECHECK_HOURS, 24],
];

it("a paid charge that is no order is told by the job within two minutes", () => {
  const longest = timing.PAID_REPORT_AFTER_MS + timing.JOB_EVERY_SECONDS * 1000;
  expect(longest).toBeLessThanOrEqual(2 * 60_000);
});

it("each short retry comes later than the one before", () => {
  const pauses: readonly number[] = timing.SHORT_RETRY_MS;
  expect([...new Set(pauses)].sort((one, other) => one - other)).toEqual(pauses);
});

it.each(RELATIONS)("%s: %d < %d", (_what, shorter, longer) => {
  expect(shorter).toBeLessThan(longer);
});

describe.each([REQUEST_TIMEOUT_MS.min, REQUEST_TIMEOUT_MS.default, REQUEST_TIMEOUT_MS.max])(
  "at a request timeout of %d ms",
  (timeoutMs) => {
    const call = longestCallMs(timeoutMs) / 1000;
    const secondTry = timing.SECOND_TRY_WITHIN_MS / 1000 + call;
    const lease = refundLeaseSeconds(timeoutMs);
    const slot = timing.refundSlotTimeoutMs(timeoutMs) / 1000;

    it.each([
      ["a claimed event", timing.CHARGE_LOCK_TIMEOUT_SECONDS + 2 * call, timing.inboxLeaseSeconds],
      [
        "a claimed renewal",
        timing.RENEWAL_LOCK_TIMEOUT_SECONDS + secondTry,
        timing.renewalLeaseSeconds,
      ],
      ["a refund's slot", call, refundLeaseSeconds],
      ["staff's lock on a refund", slot + call, timing.staffRefundLockTimeoutSeconds],
    ])("%s outlasts what it is for", (_what, least, secondsOf) => {
      expect(secondsOf(timeoutMs)).toBeGreaterThan(least);
    });

    it("a refund waits for the slot of another one until that is free", () => {
      expect(slot).toBeGreaterThan(lease);
    });
  },
);

it("every time is positive and names its unit", () => {
  const times = Object.entries(timing).filter(([, value]) => typeof value === "number");
  expect(times.length).toBeGreaterThan(40);
  expect(times.filter(([, value]) => !((value as number) > 0))).toEqual([]);
  expect(times.filter(([name]) => !/_(MS|SECONDS|HOURS|DAYS)$/.test(name))).toEqual([]);
});
