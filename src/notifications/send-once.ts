import { type CreateNotificationDTO, type MedusaContainer } from "@medusajs/framework/types";
import { Modules, NotificationStatus } from "@medusajs/framework/utils";

export type Message = CreateNotificationDTO & { idempotency_key: string };

/**
 * Sends through Medusa's Notification module; the same `idempotency_key` is sent once.
 *
 * @throws what the notification provider throws
 */
export async function sendOnce(container: MedusaContainer, message: Message): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION);
  const [failed] = await notifications.listNotifications({
    idempotency_key: message.idempotency_key,
    status: NotificationStatus.FAILURE,
  } as Parameters<typeof notifications.listNotifications>[0]);
  await notifications.createNotifications({
    // Medusa sends a failed one again, but then looks for it under a new id, and throws; unless it
    // is given the old one (seen in Medusa 2.21.2).
    ...(failed ? { id: failed.id } : {}),
    ...message,
  });
}
