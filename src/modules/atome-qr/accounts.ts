import { isDeepStrictEqual } from "node:util";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { ACCOUNT_TROUBLES } from "../../domain/account-trouble";
import { SOURCE_TYPES } from "../../domain/atome";
import { AtomeQrError } from "../../domain/errors";
import { type AtomeQrOptions, parseOptions } from "../../domain/options";
import { isAtomeQrProvider, toProviderId } from "../../domain/provider-id";
import { trimKeys } from "../../domain/trim-keys";
import { OmiseClient, OmiseError, type RequestPurpose } from "../../omise";
import { isForShopper } from "./actor";
import { type DatabaseClock } from "./database-clock";
import { type Environment } from "./environment";
import { RateBudget } from "./rate-budget";
import { RecentDeliveries } from "./recent-deliveries";
import { RefusedDetails } from "./refused-details";
import { traceRequestsOf } from "./telemetry/trace-work";
import { type ProviderEntry, readProviderEntries } from "./wiring";

/** One configured Omise account: an entry of our provider in the payment module's configuration. */
export interface Account {
  /** The entry's `id`: `th`. */
  id: string;
  /** Medusa's provider id: `pp_atome-qr_th`. */
  providerId: string;
  options: AtomeQrOptions;
  client: OmiseClient;
  budget: Pick<RateBudget, "use">;
  deliveries: RecentDeliveries;
  refusedDetails: RefusedDetails;
}

/**
 * The store's Omise accounts, read from its configuration. One client per account and process, so
 * that the provider and the reconciliation share its connections and its limit of parallel requests.
 *
 * An entry that was renamed is found under its former id, too (`AccountRegistry`): its charges, their
 * webhooks and sessions go on bearing that.
 */
export class Accounts {
  /** Told of every failed call to Omise. */
  onFailure?: (accountId: string, error: OmiseError) => void;
  /** Asked before every request: its error keeps it from being sent. */
  assertOwn?: (accountId: string) => Promise<void>;
  private readonly accounts = new Map<string, Account>();
  private readonly entries: ProviderEntry[];
  /** By former ids: the present one. */
  private formerIds = new Map<string, string>();

  constructor(
    configModule: unknown,
    private readonly pg: Knex,
    private readonly environment: Pick<Environment, "claim">,
    private readonly clock: DatabaseClock,
  ) {
    this.entries = readProviderEntries(configModule);
  }

  /** Those that are configured, in the configuration's order. */
  all(): Account[] {
    return this.entries.map(({ id }) => this.byId(id));
  }

  /** False for an account that was taken out of the configuration, whose charges may still be there. */
  has(id: string): boolean {
    return this.findEntry(id) !== undefined;
  }

  /**
   * Whether a payment provider was one of the plugin's, and its entry is gone. Also where it was
   * renamed: Medusa knows the provider under its new name only.
   */
  isRemoved(providerId: string): boolean {
    return isAtomeQrProvider(providerId) && this.findByProvider(providerId) === undefined;
  }

  /** The account of a payment provider, by Medusa's id of it. */
  findByProvider(providerId: string): Account | undefined {
    const entry = this.entries.find(({ id }) => toProviderId(id) === providerId);
    return entry && this.byId(entry.id);
  }

  /**
   * An account by the id of its entry, or by a former one.
   *
   * @throws AtomeQrError `account_not_found`
   */
  byId(id: string): Account {
    const entry = this.findEntry(id);
    if (!entry) {
      // Encoded: any client can send it, and it goes into the log.
      const name = encodeURIComponent(id).slice(0, 60);
      throw new AtomeQrError(
        "account_not_found",
        isForShopper()
          ? "This payment cannot be looked up any more. Please ask the store."
          : `No Atome QR account "${name}" is configured: check the id of the provider's entry in medusa-config.ts, and the webhook's address.`,
      );
    }
    const account = this.accounts.get(entry.id) ?? this.createAccount(entry);
    this.accounts.set(entry.id, account);
    return account;
  }

  /** The account a provider instance is for: Medusa hands it its options, but not its id. */
  byOptions(options: unknown): Account {
    const entry = this.entries.find((candidate) => isDeepStrictEqual(candidate.options, options));
    if (!entry) {
      throw new AtomeQrError("account_not_found", "The provider's options match no configuration.");
    }
    return this.byId(entry.id);
  }

  /**
   * Whether two entries are for one Omise account (web and counter, say, with different options):
   * Omise then sends both their webhooks to one address.
   */
  areSame(oneId: string, otherId: string): boolean {
    const [one, other] = [oneId, otherId].map((id) => this.findEntry(id));
    return one !== undefined && other !== undefined && keyOf(one) === keyOf(other);
  }

  /** Whether an id is an entry's, or a former one of it. */
  isOf(id: string, entryId: string): boolean {
    return this.findEntry(id)?.id === entryId;
  }

  /** All ids, former ones included, of the Omise account that an entry is for. */
  idsLike(id: string): string[] {
    return this.allIds().filter((other) => this.areSame(id, other));
  }

  /** The ids of all entries, and former ones of them. */
  allIds(): string[] {
    return [...this.entries.map((entry) => entry.id), ...this.formerIds.keys()];
  }

  /** @param formerIds by ids that are not in the configuration: the entry's that took their place */
  setFormerIds(formerIds: Map<string, string>): void {
    this.formerIds = formerIds;
  }

  /** Former ids, each with the present one. */
  renamed(): [formerId: string, id: string][] {
    return [...this.formerIds];
  }

  /** The id that all entries of one Omise account have in common: what is the account's is said of it. */
  firstLike(id: string): string {
    return this.entries.find((entry) => this.areSame(entry.id, id))?.id ?? id;
  }

  /** Which Omise account an entry's key is of: asked before anything else may be. @throws OmiseError */
  async askOmiseId(id: string): Promise<string> {
    const { options } = this.byId(id);
    const budget = this.createBudget(id, options, () => this.assertOwnLedger());
    const client = new OmiseClient({ ...options, budget, sourceType: SOURCE_TYPES[options.flow] });
    return (await client.getAccount()).id;
  }

  private createBudget(
    id: string,
    { requestsPerSecond }: AtomeQrOptions,
    guard: () => Promise<void>,
  ): RateBudget {
    const account = this.firstLike(id); // Omise counts the requests of all its entries as one's
    return new RateBudget({ pg: this.pg, account, requestsPerSecond, guard, clock: this.clock });
  }

  private createAccount(entry: ProviderEntry): Account {
    const options = parseOptions(entry.options);
    const budget = this.createBudget(entry.id, options, async () => {
      await this.assertOwnLedger();
      await this.assertOwn?.(entry.id);
    });
    return {
      id: entry.id,
      providerId: toProviderId(entry.id),
      options,
      client: new OmiseClient({
        ...options,
        budget,
        trace: traceRequestsOf(entry.id),
        now: () => this.clock.lastKnown(),
        purpose: purposeOfActor,
        sourceType: SOURCE_TYPES[options.flow],
        onFailure: (error) => this.onFailure?.(entry.id, error),
      }),
      budget,
      deliveries: new RecentDeliveries(),
      refusedDetails: new RefusedDetails(),
    };
  }

  /**
   * @throws OmiseError `foreign_ledger`: a copy must not touch another store's charges. The database's
   *   error where it does not say whose they are: without it, nothing could be written down either
   */
  private async assertOwnLedger(): Promise<void> {
    if (!(await this.environment.claim())) {
      throw new OmiseError(ACCOUNT_TROUBLES.foreign_ledger, { code: "foreign_ledger" });
    }
  }

  private findEntry(id: string): ProviderEntry | undefined {
    const present = this.formerIds.get(id) ?? id;
    return this.entries.find((entry) => entry.id === present);
  }
}

/** The counter shows codes; nobody goes on to Atome's page there. */
export function isForCounter({ options }: Pick<Account, "options">): boolean {
  return options.flow === "qr";
}

const purposeOfActor = (): RequestPurpose => (isForShopper() ? "shopper" : "reconciling");

/** Equal keys are one Omise account's. */
function keyOf({ options }: ProviderEntry): unknown {
  return (trimKeys(options).options as { secretKey?: unknown } | undefined)?.secretKey;
}
