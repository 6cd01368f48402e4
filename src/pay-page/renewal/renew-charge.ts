import { setTimeout as pause } from "node:timers/promises";

import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows";

import { ONE_OFF_EXPIRY_KEY, readOneOffExpiry } from "../../domain/expiry";
import {
  RENEWAL_LOCK_TIMEOUT_SECONDS,
  RENEWAL_POLL_MS,
  RENEWAL_WAIT_MS,
} from "../../domain/timing";
import { graph } from "../../medusa/graph";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { LEASE_KEYS } from "../../modules/atome-qr/leases";
import { runAs } from "../../modules/atome-qr/actor";
import { countNewCode } from "../../modules/atome-qr/operations/count-new-code";
import { type ChargeRow } from "../../modules/atome-qr/rows";
import { safeMessage } from "../../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { findRenewal } from "./find-renewal";

/**
 * `row`: the charge to show now, a new one or still the old one; `wait`: seconds until one may be made,
 * null where something went wrong.
 */
export type RenewalResult =
  | { failed: false; row: ChargeRow }
  | { failed: true; wait: number | null };

/**
 * A new code in the place of one that failed or expired, for the holder of its link. Only an ended
 * charge gets one, and only one, however often it is asked for: afterwards the newest charge answers.
 *
 * @param address the holder's, as Express knows it
 */
export async function renewCharge(
  container: MedusaContainer,
  row: ChargeRow,
  address?: string,
): Promise<RenewalResult> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { accounts, renewals } = atomeQr;
  const newer = await findShownNewer(container, row);
  if (newer) {
    return { failed: false, row: newer };
  }
  const { collectionId } = await findRenewal(container, row);
  if (!collectionId) {
    return { failed: false, row };
  }
  const wait = await countNewCode(atomeQr, { of: collectionId, address });
  if (wait > 0) {
    return { failed: true, wait };
  }
  const { timeoutMs } = accounts.byId(row.account).options;
  if (!(await renewals.claim(row.id, timeoutMs))) {
    return { failed: false, row: await waitForOther(container, row) };
  }
  let made: ChargeRow | null | undefined;
  try {
    made = await runAs("shopper", () => makeAlone(container, row, collectionId));
  } finally {
    await renewals.end(row.id, made?.id ?? null);
  }
  if (made === null) {
    return { failed: false, row };
  }
  return made ? { failed: false, row: made } : { failed: true, wait: null };
}

/** The charge that took this one's place and can be seen: its session shows it. */
export async function findShownNewer(
  container: MedusaContainer,
  row: ChargeRow,
): Promise<ChargeRow | undefined> {
  const { renewals } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const newer = row.status === "paid" ? undefined : await renewals.findNewer(row);
  return newer && (await findRenewal(container, newer)).isOpen ? newer : undefined;
}

/**
 * A code that staff made for an order: they may just be making the next one.
 *
 * @returns null when there is nothing to renew any more; undefined when no new code could be made
 */
async function makeAlone(
  container: MedusaContainer,
  row: ChargeRow,
  collectionId: string,
): Promise<ChargeRow | null | undefined> {
  const { leases, accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { providerId } = accounts.byId(row.account);
  if (!row.for_order_id) {
    return makeSession(container, row, { collectionId, providerId });
  }
  return leases.run(LEASE_KEYS.order(row.for_order_id), RENEWAL_LOCK_TIMEOUT_SECONDS, async () => {
    const now = await findRenewal(container, row);
    return now.collectionId
      ? makeSession(container, row, { collectionId: now.collectionId, providerId })
      : null;
  });
}

/**
 * Makes a session in the place of a charge's; its shopper comes back to the same page.
 *
 * @returns undefined when none could be made; what Medusa made meanwhile is found
 */
export async function makeSession(
  container: MedusaContainer,
  row: ChargeRow,
  { collectionId, providerId }: { collectionId: string; providerId: string },
): Promise<ChargeRow | undefined> {
  const { counterSales, ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  try {
    const returnUrl = row.return_url ?? (await ledger.findReturnUrl(row));
    const { result } = await createPaymentSessionsWorkflow(container).run({
      input: {
        payment_collection_id: collectionId,
        provider_id: providerId,
        ...(returnUrl ? { data: { return_url: returnUrl } } : {}),
        context: { [ONE_OFF_EXPIRY_KEY]: await findOneOffExpiry(container, row) },
      },
    });
    const made = await ledger.findBySessionId(result.id);
    if (made) {
      await counterSales.showRenewed(row.id, made.id);
    }
    return made;
  } catch (error) {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: no new code could be made for ${row.id}: ${safeMessage(error)}`);
    // Core makes the session that it deleted anew, which is as good.
    return findShownNewer(container, row);
  }
}

/** What staff gave for the one code that is renewed; seconds, null where they said nothing. */
async function findOneOffExpiry(container: MedusaContainer, row: ChargeRow) {
  if (!row.for_order_id) {
    return null; // of a shopper's own code, nobody did
  }
  const [session] = await graph<{ context: unknown }>(
    container.resolve(ContainerRegistrationKeys.QUERY),
    { entity: "payment_session", fields: ["context"], filters: { id: row.session_id } },
  );
  return readOneOffExpiry(session?.context);
}

async function waitForOther(container: MedusaContainer, row: ChargeRow): Promise<ChargeRow> {
  const { ledger } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  let current = row;
  for (
    const deadline = Date.now() + RENEWAL_WAIT_MS;
    Date.now() < deadline;
    await pause(RENEWAL_POLL_MS)
  ) {
    current = await ledger.byId(row.id);
    if (!current.renewing_at) {
      break;
    }
  }
  return (await findShownNewer(container, current)) ?? current;
}
