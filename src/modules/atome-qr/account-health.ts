import { setTimeout as pause } from "node:timers/promises";

import { SOURCE_TYPES } from "../../domain/atome";
import { HEALTH_FRESH_MS, HEALTH_WAIT_MS } from "../../domain/timing";
import { OmiseError } from "../../omise";
import { type Account } from "./accounts";

/** What Omise says of an account, for staff. */
export interface AccountHealth {
  /** `ok`: Omise accepts the key. */
  key: "ok" | "rejected" | "unreachable";
  email: string | null;
  /** Whether the entry's method (`atome_qr`, or `atome`) is among the account's; null when it could not be asked. */
  isEnabled: boolean | null;
  /** In which it is enabled, upper case; empty when unknown. */
  currencies: string[];
}

/** Asks Omise about the accounts, each at most once a minute however many staff look. */
export class AccountHealthChecks {
  private readonly known = new Map<string, { until: number; health: Promise<AccountHealth> }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** For an account that has come into trouble, or out of it, since it was asked. */
  forget({ id }: Pick<Account, "id">): void {
    this.known.delete(id);
  }

  /** Never throws: what Omise does not say is unknown. */
  of(account: Pick<Account, "id" | "client" | "options">): Promise<AccountHealth> {
    const known = this.known.get(account.id);
    if (known && known.until > this.now()) {
      return known.health;
    }
    const health = ask(account);
    const entry = { until: this.now() + HEALTH_FRESH_MS, health };
    this.known.set(account.id, entry);
    void health.then(({ key, isEnabled }) => {
      // What is amiss is worth a new look as soon as somebody has mended it.
      if (key !== "ok" || isEnabled === null) {
        entry.until = 0;
      }
    });
    return health;
  }
}

async function ask({
  client,
  options,
}: Pick<Account, "client" | "options">): Promise<AccountHealth> {
  const [account, capability] = await Promise.allSettled([
    inTime(client.getAccount()),
    inTime(client.getCapability()),
  ]);
  const method =
    capability.status === "fulfilled"
      ? capability.value.payment_methods.find(({ name }) => name === SOURCE_TYPES[options.flow])
      : undefined;
  return {
    key: account.status === "fulfilled" ? "ok" : troubleOf(account.reason),
    email: account.status === "fulfilled" ? account.value.email : null,
    isEnabled: capability.status === "fulfilled" ? method !== undefined : null,
    currencies: method?.currencies ?? [],
  };
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  const tooLate = pause(HEALTH_WAIT_MS, undefined, { ref: false }).then(() => {
    throw new Error("Omise did not answer in time.");
  });
  return Promise.race([answer, tooLate]);
}

function troubleOf(error: unknown): "rejected" | "unreachable" {
  return error instanceof OmiseError && error.status === 401 ? "rejected" : "unreachable";
}
