import { dismissOrderLinks } from "../../medusa/dismiss-order-links";
import { type Decision, type Run } from "../run";

/*
 * Seen in Medusa 2.21.2; no issue yet. Core links order and cart in parallel with order and payment
 * collection; when one of the two fails, it deletes the order and leaves the other link. By the cart's
 * it would take the cart for completed for ever; by the collection's it refuses each new order, which
 * would be linked a second time. Delete when completeCart's compensation removes both links.
 */
export async function dropLostOrderLink({ container }: Run, seen: Decision): Promise<void> {
  await dismissOrderLinks(container, seen.lostOrderIds, seen);
}
