import { toSaleStatus } from "../domain/counter";
import { type DisplayState, toDisplayState } from "../domain/display";
import { type Money } from "../domain/money";
import { type FollowedDisplay } from "../modules/atome-qr/displays";
import { toAnswer } from "../modules/atome-qr/to-answer";

/** What a display shows at a moment. */
export interface Scene {
  state: DisplayState;
  saleId: string | null;
  money: Money | null;
  expiresAt: Date | null;
  failureCode: string | null;
}

const NOTHING = { saleId: null, money: null, expiresAt: null, failureCode: null };

/** @param screen the one that asks; null for the page before it follows */
export function toScene(
  { shown, screen: follower }: FollowedDisplay,
  screen: string | null,
): Scene {
  if (screen !== null && screen !== follower) {
    return { state: "elsewhere", ...NOTHING };
  }
  if (!shown) {
    return { state: "idle", ...NOTHING };
  }
  const { saleId, charge } = shown;
  const { status, failure_code } = toAnswer(charge);
  return {
    state: toDisplayState(toSaleStatus(status as Parameters<typeof toSaleStatus>[0], false)),
    saleId,
    money: { amount: charge.amount, currency: charge.currency },
    expiresAt: charge.expires_at,
    failureCode: failure_code,
  };
}

/** The same for two scenes that look the same. */
export function keyOf({ state, saleId, failureCode }: Scene): string {
  return [state, saleId, failureCode].join("~");
}
