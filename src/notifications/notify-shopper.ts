import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules, NotificationStatus } from "@medusajs/framework/utils";

import { EVENTS } from "../domain/events";
import { formatMoney } from "../domain/money";
import { type NotifiedEvent, type PluginOptions } from "../domain/plugin-options";
import { graph } from "../medusa/graph";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { findSubject } from "../medusa/subject";

/** Told in one run of the job. */
const BATCH = 100;

/**
 * Tells a shopper, through Medusa's Notification module, what became of a charge; once, where the
 * plugin's option `notifications` names a template for it. Never throws: what cannot be told now
 * is told by the job.
 *
 * @param event what is to be told; nothing when the charge has moved on since
 */
export async function notifyShopper(
  container: MedusaContainer,
  row: ChargeRow,
  event: NotifiedEvent,
): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { notifications } = atomeQr.options;
  const template = notifications?.templates[event];
  if (!notifications || !template || !(await atomeQr.shopperNews.claim(row.id, event))) {
    return;
  }
  try {
    const recipient = await findRecipient(container, atomeQr, row, event);
    if (recipient) {
      await send(container, atomeQr, row, event, { ...recipient, ...notifications, template });
    }
    await atomeQr.shopperNews.note(row.id, event);
  } catch (error) {
    await atomeQr.shopperNews.postpone(row.id);
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    const reason = safeMessage(error).replace(/\S+@\S+/g, "<e-mail>");
    logger.warn(
      `Atome QR: the shopper of ${row.id} could not be told (${event}) and will be later: ${reason}`,
    );
  }
}

/** For the job: what could not be told when it happened. */
export async function notifyShoppers(container: MedusaContainer): Promise<void> {
  const { options, shopperNews } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const events = Object.keys(options.notifications?.templates ?? {}) as NotifiedEvent[];
  for (const row of events.length ? await shopperNews.listDue(events, BATCH) : []) {
    await notifyShopper(container, row, row.status as NotifiedEvent);
  }
}

interface Recipient {
  to: string;
  orderId: string | null;
}

/** Nobody, when there is no address, or the shopper brought it about by choosing something else. */
async function findRecipient(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
  event: NotifiedEvent,
): Promise<Recipient | null> {
  const isPaid = event === "paid";
  if (!isPaid && (row.withdrawn_at || (await atomeQr.renewals.findNewer(row)))) {
    return null;
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const orderId = row.order_id ?? (await findSubject(query, row)).order?.id ?? null;
  const to =
    (orderId && (await findEmail(container, "order", orderId))) ||
    (row.cart_id && (await findEmail(container, "cart", row.cart_id)));
  return to ? { to, orderId } : null;
}

async function findEmail(
  container: MedusaContainer,
  entity: "order" | "cart",
  id: string,
): Promise<string | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const request = { entity, fields: ["email"], filters: { id } };
  const [found] = await graph<{ email?: string | null }>(query, request);
  return found?.email ?? null;
}

async function send(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: ChargeRow,
  event: NotifiedEvent,
  to: Recipient &
    Pick<NonNullable<PluginOptions["notifications"]>, "channel"> & { template: string },
): Promise<void> {
  const notifications = container.resolve(Modules.NOTIFICATION);
  const key = `atome-qr:${row.id}:${event}`;
  const [failed] = await notifications.listNotifications({
    idempotency_key: key,
    status: NotificationStatus.FAILURE,
  } as Parameters<typeof notifications.listNotifications>[0]);
  await notifications.createNotifications({
    // Medusa sends a failed one again, but then looks for it under a new id, and throws; unless it
    // is given the old one (seen in Medusa 2.21.2).
    ...(failed ? { id: failed.id } : {}),
    to: to.to,
    channel: to.channel,
    template: to.template,
    idempotency_key: key,
    trigger_type: EVENTS[event],
    resource_type: to.orderId ? "order" : "cart",
    resource_id: to.orderId ?? row.cart_id,
    data: {
      order_id: to.orderId,
      amount: row.amount,
      amount_formatted: formatMoney(row),
      currency: row.currency,
      pay_url: event === "paid" ? null : atomeQr.payUrlOf(row),
      failure_code: row.failure_code,
    },
  });
}
