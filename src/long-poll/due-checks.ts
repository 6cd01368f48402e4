import pLimit from "p-limit";

import { toPaymentStatus } from "../domain/status";
import { type ChargeRow, type KnownChargeRow } from "../modules/atome-qr/rows";
import { ASK_OMISE_EVERY_SECONDS } from "../domain/timing";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type OmiseCharge, OmiseError } from "../omise";
import { matchInChargeList } from "../modules/atome-qr/operations/match-in-charge-list";

/** Charges reconciled side by side for those who wait. */
const PARALLEL = 10;

/**
 * Asks Omise about the charges that shoppers wait for, each at most once in five seconds: a page of
 * a hundred for one request where several are due. Only those that have changed are reconciled.
 */
export class DueChecks {
  private readonly limit = pLimit(PARALLEL);
  /** Being reconciled, which can take longer than until the next check. */
  private readonly running = new Set<string>();

  /** @param reconcileOne reconciles the charge of a ledger row's id; never throws */
  constructor(
    private readonly atomeQr: Pick<AtomeQrModuleService, "accounts" | "schedule">,
    private readonly reconcileOne: (id: string) => Promise<void>,
  ) {}

  /**
   * Checks those of the charges that are due. Resolves when Omise's pages are read; what they show
   * is reconciled in the background, where one charge's error does not stop another.
   */
  async ask(watched: ChargeRow[]): Promise<void> {
    const ids = watched.map(({ id }) => id).filter((id) => !this.running.has(id));
    const due = await this.atomeQr.schedule.claimChecks(ids, ASK_OMISE_EVERY_SECONDS);
    const remaining = new Map(due.map((row) => [row.id, row]));
    for (const account of new Set(due.map((row) => row.account))) {
      const open = due.filter(isOpenAt(account));
      if (open.length < 2) {
        continue; // a page would cost as much as asking
      }
      for (const id of await this.findAnswered(account, open)) {
        remaining.delete(id);
      }
    }
    remaining.forEach((_row, id) => void this.reconcile(id));
  }

  /**
   * Reads Omise's list until it has shown all that are due. What else it shows on the way, the
   * charges of other instances' shoppers too, is then known as well: soon all become due together,
   * and are read by one instance in as few pages as there can be.
   *
   * @returns ids of the rows that need not be asked about singly
   */
  private async findAnswered(account: string, due: KnownChargeRow[]): Promise<string[]> {
    try {
      const stillOpen: string[] = [];
      const listed = await matchInChargeList(this.atomeQr, account, due, (charge) => {
        if (toPaymentStatus(charge) === "pending") {
          stillOpen.push(charge.id);
        }
      });
      await this.atomeQr.schedule.noteStillOpen(stillOpen);
      return listed.filter(([row, charge]) => isAsKnown(row, charge)).map(([{ id }]) => id);
    } catch (error) {
      const isOutage = error instanceof OmiseError && error.retryable;
      return isOutage ? due.map(({ id }) => id) : []; // due again in five seconds
    }
  }

  private async reconcile(id: string): Promise<void> {
    this.running.add(id);
    await this.limit(() => this.reconcileOne(id));
    this.running.delete(id);
  }
}

function isOpenAt(account: string) {
  return (row: ChargeRow): row is KnownChargeRow =>
    row.account === account && row.status === "pending" && row.charge_id !== null;
}

/** Nothing in it is news to the ledger. */
function isAsKnown(row: KnownChargeRow, charge: OmiseCharge): boolean {
  return (
    toPaymentStatus(charge) === row.status &&
    charge.amount === row.amount &&
    charge.currency === row.currency &&
    charge.livemode === row.livemode &&
    (row.download_uri !== null || charge.download_uri === null)
  );
}
