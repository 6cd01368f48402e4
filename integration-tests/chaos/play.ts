import pLimit from "p-limit";

import { type Checkout, type Stage } from "./checkout";
import { GaveUp, Refused } from "./shoppers/store-client";

const STAFF_AT_WORK = 4;

/** A shopper who is fed up, or told no, leaves; that is part of the run, and is noted. */
export async function play(acting: Promise<void>, checkout: Checkout): Promise<void> {
  try {
    await acting;
  } catch (error) {
    if (!(error instanceof GaveUp || error instanceof Refused)) {
      throw error;
    }
    checkout.giveUp(error.message);
  }
}

/** Staff do what they have put off until now. */
export async function playFollowUps(checkouts: readonly Checkout[], stage: Stage): Promise<void> {
  const limit = pLimit(STAFF_AT_WORK);
  await Promise.all(
    checkouts.flatMap((checkout) =>
      checkout.followUps
        .filter((one) => one.stage === stage)
        .map(({ act }) => limit(() => play(act(), checkout))),
    ),
  );
}
