import { type Logger, type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { assertUnreachable } from "../../atome-qr/errors";
import { readCharge } from "../../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { closeUnpaid } from "./close-unpaid";
import { emitChargeEvent } from "./emit-charge-event";
import { resolveAttempt } from "./resolve-attempt";
import { settlePaid } from "./settle-paid";
import { watchOpen } from "./watch-open";

/** Seconds to wait for another settlement of the same charge. */
const LOCK_TIMEOUT_SECONDS = 60;

/** After so many failures in a row a person is told; the tries go on, once an hour. */
const ATTEMPTS_BEFORE_ATTENTION = 8;

/**
 * Reads a charge from Omise, takes it into the ledger and brings Medusa in line with it. Safe to
 * call any number of times, at the same time, on any number of instances.
 *
 * @param id the ledger row's id
 * @returns the row as it stands afterwards
 * @throws whatever stopped it; the row is then due again after a pause
 */
export async function settleCharge(container: MedusaContainer, id: string): Promise<ChargeRow> {
  const locking = container.resolve(Modules.LOCKING);
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  try {
    return await locking.execute([`atome-qr:${id}`], () => settle(container, atomeQr, id), {
      timeout: LOCK_TIMEOUT_SECONDS,
    });
  } catch (error) {
    await noteFailure(container, atomeQr, id, error);
    throw error;
  }
}

async function settle(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  id: string,
): Promise<ChargeRow> {
  const before = await atomeQr.ledger.byId(id);
  const known = isKnown(before) ? before : await resolveAttempt(atomeQr, before);
  if (!known) {
    return atomeQr.ledger.byId(id);
  }
  const row = await readCharge(atomeQr, known);
  if (row.settled_at) {
    return row;
  }
  switch (row.status) {
    case "creating":
    case "pending":
      return watchOpen(container, atomeQr, row);
    case "paid":
      return settlePaid(container, atomeQr, row);
    case "failed":
    case "expired":
      return closeUnpaid(container, atomeQr, row);
    default:
      return assertUnreachable(row.status);
  }
}

function isKnown(row: ChargeRow): row is KnownChargeRow {
  return row.charge_id !== null;
}

async function noteFailure(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  id: string,
  error: unknown,
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
  logger.warn(`Atome QR: settling ${id} failed and will be tried again: ${message}`);
  const row = await atomeQr.ledger.postpone(id, message);
  if (row.attempts >= ATTEMPTS_BEFORE_ATTENTION && !row.attention) {
    if (await atomeQr.ledger.raiseAttention(id, "settlement_failing")) {
      await emitChargeEvent(container, "needsAttention", {
        ...row,
        attention: "settlement_failing",
      });
    }
  }
}
