import { setSecretKey, setWebhookUrl } from "./accounts";
import { expireCharge, failCharge, payCharge, payChargeLate } from "./charges";
import { chargeOf, type SandboxContext } from "./context";
import { closeDispute, openDispute } from "./disputes";
import { resendEvent } from "./events";
import { type FaultRule } from "./faults";
import { catchUp } from "./passing-time";
import { createRefund, refundWholeRest } from "./refunds";
import { refuseDetail } from "./refused-details";
import { type OmiseDispute, renderDispute } from "./render-dispute";
import { type OmiseRefund, renderRefund } from "./render-refund";
import {
  type ChargePatch,
  type SandboxCharge,
  sandboxCharge,
  tamperCharge,
} from "./sandbox-charge";
import {
  type DisputeOutcome,
  type ExpiryShape,
  type LoggedRequest,
  type SandboxAccount,
  type SourceDetail,
  type WebhookDelivery,
} from "./types";
import { type WebhookFaults } from "./webhooks";

/** A running sandbox, for tests in the same process. Amounts are minor units. */
export interface Sandbox {
  /** Where the API, the control routes and the dashboard answer; no slash at the end. */
  readonly url: string;
  /** Base of the links in QR codes and of `authorize_uri`. */
  readonly publicUrl: string;
  /** With their keys and webhook secrets. */
  readonly accounts: readonly SandboxAccount[];
  readonly clock: {
    /** Unix milliseconds. */
    now(): number;
    /** Moves forward: what is due expires, late requests are carried out. */
    advance(ms: number): void;
    /** Milliseconds by which it is ahead of its clients' clocks; below 0, behind. */
    skewMs: number;
  };
  /** All charges of all accounts, oldest first. */
  charges(): SandboxCharge[];
  /** Throws an OmiseError (404), as do the functions below. */
  charge(id: string): SandboxCharge;
  /** The shopper pays. Throws an OmiseError (400) unless pending. */
  pay(id: string): SandboxCharge;
  /**
   * A failed or expired charge turns out to be paid, now. Without `webhook` (the default) nobody is
   * told. Throws an OmiseError (400) when it is pending or paid.
   */
  payLate(id: string, options?: { webhook?: boolean }): SandboxCharge;
  /** The payment fails (`failed_processing`). Throws an OmiseError (400) unless pending. */
  fail(id: string, failureCode?: string): SandboxCharge;
  /** As `POST /charges/:id/expire`. Throws an OmiseError (400) unless pending. */
  expire(id: string): SandboxCharge;
  /** As staff in Omise's dashboard, with no metadata. Default: all that is left. */
  refund(id: string, amount?: number): OmiseRefund;
  /** The shopper disputes a paid charge. Default: all that is left. Throws an OmiseError (400). */
  dispute(id: string, amount?: number): OmiseDispute;
  /** Closes the open dispute; a lost one takes its money. Throws an OmiseError (400) without one. */
  closeDispute(id: string, outcome: DisputeOutcome): OmiseDispute;
  /** Changes a stored charge without an event. */
  tamper(id: string, patch: ChargePatch): SandboxCharge;
  /** Requests to the Omise API (not to the pages), oldest first. */
  readonly requests: readonly LoggedRequest[];
  clearRequests(): void;
  readonly faults: {
    add(rule: FaultRule): void;
    list(): FaultRule[];
    remove(isUnwanted: (rule: FaultRule) => boolean): void;
    /** How charges time out from now on. */
    expiryShape: ExpiryShape;
    /** Ends all faults, those of webhooks too. */
    clear(): void;
  };
  readonly webhooks: {
    faults: WebhookFaults;
    /** Every attempt, oldest first. */
    readonly deliveries: readonly WebhookDelivery[];
    /** Resolves when no webhook is on its way, delayed or held back. */
    settled(): Promise<void>;
    /** Sends an event's webhook again, past all faults. */
    resend(eventId: string): void;
  };
  setWebhookUrl(accountId: string, url: string | null): void;
  /** From now on the old key is answered 401; the charges stay the account's. */
  setSecretKey(accountId: string, key: string): void;
  /** Refuses charges whose source has this field (400, nothing is made); null ends that. */
  refuseDetail(accountId: string, field: SourceDetail | null): void;
  /**
   * Forgets charges, events, requests, faults; drops webhooks on their way and late requests; gives
   * the accounts back their keys and webhook URLs.
   */
  reset(): Promise<void>;
  /** Resolves when the server is down and no timer is left. */
  close(): Promise<void>;
}

/** The handle over one context. */
export function createHandle(
  ctx: SandboxContext,
  url: string,
  close: () => Promise<void>,
): Sandbox {
  const stored = (id: string) => {
    catchUp(ctx);
    return chargeOf(ctx, id);
  };
  const after = (id: string, change: (charge: ReturnType<typeof stored>) => void) => {
    change(stored(id));
    return sandboxCharge(ctx, stored(id));
  };
  return {
    url,
    publicUrl: ctx.publicUrl,
    accounts: ctx.accounts,
    clock: {
      now: () => ctx.clock.now(),
      advance: (ms) => ctx.advance(ms),
      get skewMs() {
        return ctx.clock.skewMs;
      },
      set skewMs(ms) {
        ctx.clock.skewMs = ms;
      },
    },
    charges() {
      catchUp(ctx);
      return [...ctx.store.charges.values()].map((charge) => sandboxCharge(ctx, charge));
    },
    charge: (id) => sandboxCharge(ctx, stored(id)),
    pay: (id) => after(id, (charge) => payCharge(ctx, charge)),
    payLate: (id, options) => after(id, (charge) => payChargeLate(ctx, charge, options)),
    fail: (id, failureCode) => after(id, (charge) => failCharge(ctx, charge, failureCode)),
    expire: (id) => after(id, (charge) => expireCharge(ctx, charge)),
    refund(id, amount) {
      const charge = stored(id);
      return renderRefund(
        amount === undefined ? refundWholeRest(ctx, charge) : createRefund(ctx, charge, { amount }),
      );
    },
    dispute: (id, amount) => renderDispute(openDispute(ctx, stored(id), amount)),
    closeDispute: (id, outcome) => renderDispute(closeDispute(ctx, stored(id), outcome)),
    tamper: (id, patch) => after(id, () => tamperCharge(ctx, id, patch)),
    get requests() {
      return ctx.requests;
    },
    clearRequests() {
      ctx.requests.length = 0;
    },
    faults: {
      add: (rule) => ctx.faults.add(rule),
      list: () => ctx.faults.list(),
      remove: (isUnwanted) => ctx.faults.remove(isUnwanted),
      get expiryShape() {
        return ctx.faults.expiryShape;
      },
      set expiryShape(shape) {
        ctx.faults.expiryShape = shape;
      },
      clear() {
        ctx.faults.clear();
        ctx.webhooks.clearFaults();
      },
    },
    webhooks: {
      get faults() {
        return ctx.webhooks.faults;
      },
      set faults(faults) {
        ctx.webhooks.faults = faults;
      },
      get deliveries() {
        return ctx.store.deliveries;
      },
      settled: () => ctx.webhooks.settled(),
      resend: (eventId) => resendEvent(ctx, eventId),
    },
    setWebhookUrl: (accountId, webhookUrl) => setWebhookUrl(ctx, accountId, webhookUrl),
    setSecretKey: (accountId, key) => setSecretKey(ctx, accountId, key),
    refuseDetail: (accountId, field) => refuseDetail(ctx, accountId, field),
    reset: () => ctx.reset(),
    close,
  };
}
