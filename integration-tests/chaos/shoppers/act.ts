import { type Behaviour } from "../behaviours";
import { OMISE_TROUBLES } from "./acts/omise-troubles";
import { ORDER_FIRST } from "./acts/order-first";
import { PAY_FIRST } from "./acts/pay-first";
import { STAFF_AFTERWARDS } from "./acts/staff-afterwards";
import { type Act, type Scene } from "./scene";

/** What each kind of shopper (or staff) does, from the empty cart on. */
const ACTS: Record<Behaviour, Act> = {
  ...PAY_FIRST,
  ...ORDER_FIRST,
  ...STAFF_AFTERWARDS,
  ...OMISE_TROUBLES,
};

/** Plays a planned checkout to its end. @throws GaveUp · Refused */
export function act(scene: Scene): Promise<void> {
  return ACTS[scene.checkout.plan.behaviour](scene);
}
