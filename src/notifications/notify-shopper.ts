import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { type ChargeKind, EVENT_OF_KIND, EVENTS } from "../domain/events";
import { formatMoney } from "../domain/money";
import { type NotifiedEvent } from "../domain/plugin-options";
import {
  ENDED_NOTICES_WINDOW_SECONDS,
  isOlder,
  NOTICE_TURN_SECONDS,
  NOTIFY_WITHIN_HOURS,
} from "../domain/timing";
import { graph } from "../medusa/graph";
import { findSubject } from "../medusa/subject";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { hashedKey } from "../modules/atome-qr/counters";
import { type ToldEvent } from "../modules/atome-qr/outbox";
import { type ChargeRow } from "../modules/atome-qr/rows";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { sendOnce } from "./send-once";

/** Of codes that failed or expired, to one address in an hour. */
const MOST_ENDED_NOTICES = 5;

const NOTICE = "notice:ended";

/** Charges told of in one run of the job. */
const BATCH = 100;

/**
 * Tells a shopper, through Medusa's Notification module, what is new about a charge, where the
 * plugin's option `notifications` names a template for it. Never throws: the job retries.
 *
 * @param id the ledger row's id
 */
export async function notifyShopper(container: MedusaContainer, id: string): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (!atomeQr.options.notifications) {
    return;
  }
  try {
    await atomeQr.outbox.deliver("shopper", id, (event) => tell(container, atomeQr, event));
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(
      `Atome QR: the shopper of ${id} could not be notified; will be retried: ${safeMessage(error)}`,
    );
  }
}

/** For the job: what could not be told when it happened. */
export async function notifyShoppers(container: MedusaContainer): Promise<void> {
  const { options, outbox } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  if (!options.notifications) {
    return;
  }
  for (const id of await outbox.listDue("shopper", BATCH, NOTIFY_WITHIN_HOURS)) {
    await notifyShopper(container, id);
  }
}

/** Nothing, where no template is named, there is no address, or the shopper knows already. */
async function tell(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  event: ToldEvent,
): Promise<void> {
  const name = EVENT_OF_KIND[event.kind as ChargeKind]; // a shopper is told of nothing else
  const { channel, templates } = atomeQr.options.notifications!;
  const template = templates[name as NotifiedEvent];
  const row = await atomeQr.ledger.byId(event.row_id);
  const isCharge = row.charge_id !== null && event.reason !== "dispute"; // of which the bank tells
  const now = await atomeQr.clock.now();
  if (
    !template ||
    !isCharge ||
    isOutdated(event, row, now) ||
    (await isReplaced(atomeQr, event, row))
  ) {
    return;
  }
  const recipient = await findRecipient(container, row);
  if (!recipient) {
    return;
  }
  const { orderId, ...to } = recipient;
  const send = () =>
    sendOnce(container, {
      ...to,
      channel,
      template,
      // A line is told once, however often it is delivered.
      idempotency_key: `atome-qr:${event.id}`,
      trigger_type: EVENTS[name],
      data: {
        order_id: orderId,
        amount: row.amount,
        amount_formatted: formatMoney(row),
        currency: row.currency,
        refunded: event.amount,
        pay_url: isEnd(event) ? atomeQr.payUrlOf(row) : null,
        failure_code: row.failure_code,
      },
    });
  await (isEnd(event) ? sendWithinLimit(atomeQr, recipient.to, send) : send());
}

/**
 * A cart can be given anybody's address, and its code be left to expire, again and again. What was
 * paid, or paid back, is always told. One at a time to an address: codes can end in the same moment.
 */
async function sendWithinLimit(
  { counters, leases }: AtomeQrModuleService,
  address: string,
  send: () => Promise<void>,
): Promise<void> {
  const to = address.trim().toLowerCase();
  const limit = { most: MOST_ENDED_NOTICES, seconds: ENDED_NOTICES_WINDOW_SECONDS };
  await leases.run(hashedKey(NOTICE, to), NOTICE_TURN_SECONDS, async () => {
    if (!(await counters.isReached(NOTICE, to, limit))) {
      await send();
      await counters.count(NOTICE, to, limit); // not before: what could not be sent is tried again
    }
  });
}

/** Failed or expired: there may be a new code on the pay page. */
function isEnd({ kind }: ToldEvent): boolean {
  return kind === "failed" || kind === "expired";
}

/** The charge has moved on, or it was long ago: it would puzzle the shopper. */
function isOutdated(event: ToldEvent, row: ChargeRow, now: Date): boolean {
  const isOld = isOlder(event.created_at, NOTIFY_WITHIN_HOURS * 3_600_000, now);
  return isOld || (isEnd(event) && row.status !== event.kind);
}

/** The shopper ended the code by choosing something else. */
async function isReplaced(
  { renewals }: AtomeQrModuleService,
  event: ToldEvent,
  row: ChargeRow,
): Promise<boolean> {
  return isEnd(event) && (row.withdrawn_at !== null || Boolean(await renewals.findNewer(row)));
}

interface Recipient {
  to: string;
  orderId: string | null;
  resource_type: "order" | "cart";
  resource_id: string | null;
}

async function findRecipient(
  container: MedusaContainer,
  row: ChargeRow,
): Promise<Recipient | null> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const orderId = row.order_id ?? (await findSubject(query, row)).order?.id ?? null;
  const to =
    (orderId && (await findEmail(container, "order", orderId))) ||
    (row.cart_id && (await findEmail(container, "cart", row.cart_id)));
  return to
    ? {
        to,
        orderId,
        resource_type: orderId ? "order" : "cart",
        resource_id: orderId ?? row.cart_id,
      }
    : null;
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
