import { checkCapability, checkKey, checkLastWebhook } from "./checks/account";
import { checkPrices, checkRegions, checkShipping, checkStock } from "./checks/markets";
import {
  checkAddress,
  checkCors,
  checkEntries,
  checkJob,
  checkLocking,
  checkTables,
} from "./checks/store";
import { checkWebhook } from "./checks/webhook";
import { type StoreFacts } from "./facts";
import { type Report, toReport } from "./finding";

/** All checks, the store's first. Pure. */
export function examine(facts: StoreFacts): Report {
  return toReport([
    checkTables(facts),
    ...checkEntries(facts),
    checkAddress(facts),
    ...checkCors(facts),
    checkLocking(facts),
    ...checkJob(facts),
    ...facts.entries.flatMap((entry) => [
      checkKey(entry, facts),
      ...checkCapability(entry),
      ...checkWebhook(entry),
      checkLastWebhook(entry),
      ...checkRegions(entry),
      ...checkPrices(entry),
      ...checkStock(entry),
      ...checkShipping(entry),
    ]),
  ]);
}
