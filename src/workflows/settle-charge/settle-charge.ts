import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

import { assertUnreachable } from "../../domain/errors";
import { CHARGE_LOCK_TIMEOUT_SECONDS } from "../../domain/timing";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { readCharge } from "../../modules/atome-qr/operations/read-charge";
import { type ChargeRow, type KnownChargeRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { announceChanges } from "./announce";
import { closeUnpaid } from "./close-unpaid";
import { recordRefunds } from "./record-refunds";
import { resolveAttempt } from "./resolve-attempt";
import { settlePaid } from "./settle-paid";
import { watchOpen } from "./watch-open";

/**
 * Reads a charge from Omise, takes it into the ledger and brings Medusa in line with it. Safe to
 * call any number of times, at the same time, on any number of instances.
 *
 * @param id the ledger row's id
 * @returns the row as it stands afterwards
 * @throws whatever stopped it; the row stays unsettled, and the job comes back to it
 */
export async function settleCharge(container: MedusaContainer, id: string): Promise<ChargeRow> {
  const locking = container.resolve(Modules.LOCKING);
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const settleOnce = () =>
    settle(container, atomeQr, id).finally(() => announceChanges(container, id));
  const row = await locking.execute([`atome-qr:${id}`], settleOnce, {
    timeout: CHARGE_LOCK_TIMEOUT_SECONDS,
  });
  await atomeQr.schedule.noteSuccess(id);
  return row;
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
  const after = row.settled_at ? row : await act(container, atomeQr, row);
  await recordRefunds(container, atomeQr, { ...after, charge_id: row.charge_id });
  return after;
}

async function act(
  container: MedusaContainer,
  atomeQr: AtomeQrModuleService,
  row: KnownChargeRow,
): Promise<ChargeRow> {
  switch (row.status) {
    case "creating":
    case "pending": {
      const watched = await watchOpen(container, atomeQr, row);
      return watched.status === row.status ? watched : act(container, atomeQr, watched);
    }
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
