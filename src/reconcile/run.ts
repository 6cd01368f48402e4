import { type MedusaContainer } from "@medusajs/framework/types";

import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { decide } from "./decide";
import { type Step, type StepKind } from "./facts";
import { type Snapshot, takeSnapshot } from "./snapshot";
import { toFacts } from "./to-facts";

/** One reconciliation of one charge, and what it has done so far. */
export interface Run {
  readonly container: MedusaContainer;
  readonly atomeQr: AtomeQrModuleService;
  /** The ledger row's id. */
  readonly id: string;
  readonly tried: Set<StepKind>;
  /** What core threw when it was to place or pay the order. */
  failure: { error: unknown; isRefusal: boolean } | null;
}

/** What was read, and what follows from it. */
export type Decision<S extends Step = Step> = Snapshot & { step: S };

/** Reads the facts and decides. Changes nothing. */
export async function look({ container, atomeQr, id, tried, failure }: Run): Promise<Decision> {
  const seen = await takeSnapshot(container, atomeQr, id, tried);
  const { latePayments } = atomeQr.accounts.byId(seen.row.account).options;
  const facts = {
    ...toFacts(seen, latePayments),
    tried,
    failure: failure && (failure.isRefusal ? ("refused" as const) : ("failed" as const)),
  };
  return { ...seen, step: decide(facts, seen.now) };
}
