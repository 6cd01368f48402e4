import pLimit from "p-limit";

import { toPaymentStatus } from "../domain/status";
import { type KnownChargeRow } from "../modules/atome-qr/rows";
import { ASK_OMISE_EVERY_SECONDS } from "../domain/timing";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { OmiseError } from "../omise";
import {
  isAsKnown,
  isOpenCharge,
  matchInChargeList,
} from "../modules/atome-qr/operations/match-in-charge-list";

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
   * Checks those of the charges, by their rows' ids, that are due. Resolves when Omise's pages are read; what they show
   * is reconciled in the background, where one charge's error does not stop another.
   */
  async ask(watched: string[]): Promise<void> {
    const ids = watched.filter((id) => !this.running.has(id));
    const due = await this.atomeQr.schedule.claimChecks(ids, ASK_OMISE_EVERY_SECONDS);
    const remaining = new Map(due.map((row) => [row.id, row]));
    for (const id of await this.readLists(due.filter(isOpenCharge))) {
      remaining.delete(id);
    }
    remaining.forEach((_row, id) => void this.reconcile(id));
  }

  /**
   * Reads Omise's lists until they have shown all that are due. What else they show on the way, the
   * charges of other instances' shoppers too, is then known as well: soon all become due together,
   * and are read by one instance in as few pages as there can be.
   *
   * @returns ids of the rows that need not be asked about singly
   */
  private async readLists(due: KnownChargeRow[]): Promise<string[]> {
    const answered: string[] = [];
    const stillOpen: string[] = [];
    const lists = matchInChargeList(this.atomeQr, due, (charge) => {
      if (toPaymentStatus(charge) === "pending") {
        stillOpen.push(charge.id);
      }
    });
    for await (const { rows, matches, error } of lists) {
      const isOutage = error instanceof OmiseError && error.retryable;
      const unchanged = matches.filter(([row, charge]) => isAsKnown(row, charge));
      // In an outage all are due again in five seconds.
      answered.push(...(isOutage ? rows : unchanged.map(([row]) => row)).map(({ id }) => id));
    }
    await this.atomeQr.schedule.markStillOpen(stillOpen);
    return answered;
  }

  private async reconcile(id: string): Promise<void> {
    this.running.add(id);
    await this.limit(() => this.reconcileOne(id));
    this.running.delete(id);
  }
}
