import { isDeepStrictEqual } from "node:util";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { SOURCE_TYPE } from "../../domain/atome";
import { AtomeQrError } from "../../domain/errors";
import { type AtomeQrOptions, parseOptions } from "../../domain/options";
import { toProviderId } from "../../domain/provider-id";
import { OmiseClient } from "../../omise";
import { createRateBudget } from "./rate-budget";
import { RecentDeliveries } from "./recent-deliveries";
import { RefusedDetails } from "./refused-details";
import { type ProviderEntry, readProviderEntries } from "./wiring";

/** One configured Omise account: an entry of our provider in the payment module's configuration. */
export interface Account {
  /** The entry's `id`: `th`. */
  id: string;
  /** Medusa's provider id: `pp_atome-qr_th`. */
  providerId: string;
  options: AtomeQrOptions;
  client: OmiseClient;
  deliveries: RecentDeliveries;
  refusedDetails: RefusedDetails;
}

/**
 * The store's Omise accounts, read from its configuration. One client per account and process, so
 * that the provider and the reconciliation share its connections and its limit of parallel requests.
 */
export class Accounts {
  private readonly accounts = new Map<string, Account>();
  private readonly entries: ProviderEntry[];

  constructor(
    configModule: unknown,
    private readonly pg: Knex,
  ) {
    this.entries = readProviderEntries(configModule);
  }

  /** Those that are configured, in the configuration's order. */
  all(): Account[] {
    return this.entries.map(({ id }) => this.byId(id));
  }

  /** False for an account that was taken out of the configuration, whose charges may still be there. */
  has(id: string): boolean {
    return this.entries.some((entry) => entry.id === id);
  }

  /** @throws AtomeQrError `account_not_found` */
  byId(id: string): Account {
    const known = this.accounts.get(id);
    if (known) {
      return known;
    }
    const entry = this.entries.find((candidate) => candidate.id === id);
    if (!entry) {
      // Encoded: any client can send it, and it goes into the log.
      const name = encodeURIComponent(id).slice(0, 60);
      throw new AtomeQrError(
        "account_not_found",
        `No Atome QR account "${name}" is configured: check the id of the provider's entry in medusa-config.ts, and the webhook's address.`,
      );
    }
    const account = this.createAccount(entry);
    this.accounts.set(id, account);
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
    const [one, other] = [oneId, otherId].map((id) => this.secretKeyOf(id));
    return one !== undefined && one === other;
  }

  private createAccount(entry: ProviderEntry): Account {
    const options = parseOptions(entry.options);
    const budget = createRateBudget({
      pg: this.pg,
      account: this.firstWithKeyOf(entry),
      requestsPerSecond: options.requestsPerSecond,
    });
    return {
      id: entry.id,
      providerId: toProviderId(entry.id),
      options,
      client: new OmiseClient({ ...options, budget, sourceType: SOURCE_TYPE }),
      deliveries: new RecentDeliveries(),
      refusedDetails: new RefusedDetails(),
    };
  }

  /** The id that all entries of one Omise account have in common: Omise counts them as one. */
  private firstWithKeyOf(entry: ProviderEntry): string {
    return (this.entries.find((other) => keyOf(other) === keyOf(entry)) ?? entry).id;
  }

  /** Undefined for an account that is not configured any more. */
  private secretKeyOf(id: string): string | undefined {
    return this.has(id) ? this.byId(id).options.secretKey : undefined;
  }
}

function keyOf({ options }: ProviderEntry): unknown {
  return (options as { secretKey?: unknown } | undefined)?.secretKey;
}
