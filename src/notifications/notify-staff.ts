import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { ACCOUNT_TROUBLES, type AccountTrouble } from "../domain/account-trouble";
import { ATTENTION_REASONS, type AttentionReason } from "../domain/attention";
import { ACCOUNT_TROUBLE_KIND, RECOVERY_STALE_KIND } from "../domain/events";
import { formatMoney } from "../domain/money";
import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { isReopenedByStaff, type ToldEvent } from "../modules/atome-qr/outbox";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { sendOnce } from "./send-once";

/** Charges and accounts told of in one run of the job. */
const BATCH = 100;

/** The notifications behind the bell in Medusa's admin, which its local provider keeps by default. */
const FEED = { channel: "feed", template: "admin-ui", to: "" };

/** How the Notification module begins where a store has no provider for the channel. */
const NO_PROVIDER = "Could not find a notification provider for channel";

/**
 * Tells staff who are not looking at the plugin's pages, behind the bell in Medusa's admin, what needs
 * attention about a charge, an account or the safety net. Never throws: the job retries.
 *
 * @param id the ledger row's id; an account's; `RECOVERY`
 */
export async function notifyStaff(container: MedusaContainer, id: string): Promise<void> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  try {
    await atomeQr.outbox.deliver("staff", id, (event) => tell(container, atomeQr, event));
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(
      `Atome QR: staff could not be notified of ${id}; will be retried: ${safeMessage(error)}`,
    );
  }
}

/** For the job: what could not be told when it happened. */
export async function notifyStaffOfAll(container: MedusaContainer): Promise<void> {
  const { outbox } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  for (const id of await outbox.listDue("staff", BATCH)) {
    await notifyStaff(container, id);
  }
}

async function tell(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  event: ToldEvent,
): Promise<void> {
  if (isReopenedByStaff(event)) {
    return;
  }
  const data = await describe(atomeQr, event);
  try {
    await sendOnce(container, { ...FEED, idempotency_key: `atome-qr:staff:${event.id}`, data });
  } catch (error) {
    // A store without such notifications has the events, and the plugin's own pages.
    if (!(error as { message?: string }).message?.includes(NO_PROVIDER)) {
      throw error;
    }
  }
}

const STALE =
  "No run has completed for five minutes: a payment whose webhook is lost does not become an order. Look at the server's log.";

/** What the admin shows of a notification. */
interface Told extends Record<string, unknown> {
  title: string;
  description: string;
}

/** In English: Medusa keeps one text for all its users. */
async function describe(
  { ledger }: AtomeQrModuleService,
  { kind, row_id: id, reason }: ToldEvent,
): Promise<Told> {
  if (kind === ACCOUNT_TROUBLE_KIND) {
    return {
      title: `Atome QR: the Omise account "${id}" needs attention`,
      description: ACCOUNT_TROUBLES[reason as AccountTrouble],
    };
  }
  if (kind === RECOVERY_STALE_KIND) {
    return {
      title: "Atome QR: unfinished payments are not being checked",
      description: [STALE, reason].filter(Boolean).join(" "),
    };
  }
  const row = await ledger.byId(id);
  return {
    title: `Atome QR: a payment of ${formatMoney(row)} needs attention`,
    description: [
      ATTENTION_REASONS[reason as AttentionReason],
      row.attention_detail,
      row.charge_id ?? row.id,
    ]
      .filter(Boolean)
      .join(" · "),
  };
}
