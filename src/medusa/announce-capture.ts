import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentEvents } from "@medusajs/framework/utils";

/** Emits Medusa's own event of a capture: core does so only where it captures by itself. */
export async function announceCapture(
  container: MedusaContainer,
  sessionId: string,
): Promise<void> {
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: sessionId }, { select: ["id"] });
  if (payment) {
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: PaymentEvents.CAPTURED, data: { id: payment.id } });
  }
}
