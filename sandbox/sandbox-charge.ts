import { chargeOf, type SandboxContext } from "./context";
import { payLink } from "./pay-link";
import { type OmiseCharge, renderCharge } from "./render-charge";
import { type StoredCharge } from "./types";

/** A charge as the API shows it (2019-05-29), plus what only the sandbox knows. */
export type SandboxCharge = OmiseCharge & {
  account_id: string;
  /** The page on which a shopper pays: what the QR code says, or the `authorize_uri`. */
  pay_url: string;
};

/** The charge for the handle, the control routes and the pages. */
export function sandboxCharge(ctx: SandboxContext, charge: StoredCharge): SandboxCharge {
  return {
    ...renderCharge(charge, { now: ctx.clock.now(), publicUrl: ctx.publicUrl }),
    account_id: charge.accountId,
    pay_url: payLink(ctx, charge),
  };
}

/** What a test may change behind Omise's back. */
export type ChargePatch = Partial<
  Pick<
    StoredCharge,
    "amount" | "currency" | "metadata" | "livemode" | "status" | "failureCode" | "paidAt"
  >
>;

/** Changes a stored charge without an event, as no real Omise would. */
export function tamperCharge(ctx: SandboxContext, chargeId: string, patch: ChargePatch): void {
  ctx.store.putCharge(Object.assign(chargeOf(ctx, chargeId), patch));
}
