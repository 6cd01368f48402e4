import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type IEventBusModuleService, type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaService, Modules } from "@medusajs/framework/utils";

import { toPayUrl, toReturnUri } from "../../domain/pay-link";
import { parsePluginOptions, type PluginOptions } from "../../domain/plugin-options";
import { type OmiseError } from "../../omise";
import { AccountHealthChecks } from "./account-health";
import { AccountRegistry } from "./account-registry";
import { AccountTroubles } from "./account-troubles";
import { Accounts } from "./accounts";
import { noteOfVersion } from "./older-medusa";
import { findBootWarnings, readBackendUrl, readStorefronts } from "./boot-warnings";
import { ChargeHistory } from "./charge-history";
import { ChargeList } from "./charge-list";
import { Counters } from "./counters";
import { CounterSales } from "./counter-sales";
import { DatabaseClock } from "./database-clock";
import { Displays } from "./displays";
import { Environment } from "./environment";
import { EventPublisher } from "./event-publisher";
import { ExpiryOverrides } from "./expiry-overrides";
import { Heartbeat } from "./heartbeat";
import { WebhookInbox } from "./inbox";
import { Leases } from "./leases";
import { Ledger } from "./ledger";
import { type Locking, readLocking } from "./locking";
import { AtomeQrCharge } from "./models/charge";
import { Outbox } from "./outbox";
import { PersonalData } from "./personal-data";
import { QrImageCache } from "./qr-image/qr-image-cache";
import { RefundLedger } from "./refunds";
import { RefusalLog } from "./refusal-log";
import { Renewals } from "./renewals";
import { type ChargeRow } from "./rows";
import { safeMessage } from "./safe-message";
import { Schedule } from "./schedule";
import { Schema } from "./schema";
import { StateLog, tellAll } from "./state-change";
import { ChargeStatistics } from "./statistics";
import { Metrics } from "./telemetry/metrics";
import { watchGauges } from "./telemetry/watch-gauges";
import { Tills } from "./tills";
import { WebhookReports } from "./webhook-reports";

/** What is asked for with these answers in mind. */
const EXPECTED_REFUSALS = new Set(["not_found", "failed_expire"]);

interface Dependencies {
  [Modules.EVENT_BUS]?: IEventBusModuleService;
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex;
  [ContainerRegistrationKeys.CONFIG_MODULE]: unknown;
  [ContainerRegistrationKeys.LOGGER]?: Logger;
}

/**
 * The plugin's module, `atomeQr` in the container. Only charges have Medusa's generated methods:
 * without them a store could neither link to a charge nor read it with `query.graph`. The plugin
 * itself reads and writes through the ledger, refunds and inbox: every write is conditional.
 */
export class AtomeQrModuleService extends MedusaService({ AtomeQrCharge }) {
  readonly accounts: Accounts;
  readonly clock: DatabaseClock;
  readonly schema: Schema;
  readonly environment: Environment;
  readonly ledger: Ledger;
  readonly schedule: Schedule;
  readonly heartbeat: Heartbeat;
  readonly counters: Counters;
  readonly leases: Leases;
  readonly refunds: RefundLedger;
  readonly inbox: WebhookInbox;
  readonly outbox: Outbox;
  readonly events: EventPublisher;
  readonly renewals: Renewals;
  readonly counterSales: CounterSales;
  readonly tills: Tills;
  readonly displays: Displays;
  readonly expiryOverrides: ExpiryOverrides;
  readonly webhookReports: WebhookReports;
  readonly refusalLog: RefusalLog;
  readonly chargeList: ChargeList;
  readonly chargeHistory: ChargeHistory;
  readonly statistics: ChargeStatistics;
  readonly personalData: PersonalData;
  readonly accountRegistry: AccountRegistry;
  readonly accountTroubles: AccountTroubles;
  readonly metrics = new Metrics();
  readonly accountHealth = new AccountHealthChecks();
  /** The plugin's own; each account has options besides. */
  readonly options: PluginOptions;
  readonly qrImages = new QrImageCache();
  /** Run when the application begins to shut down. */
  readonly beforeShutdown: (() => void)[] = [];
  readonly logger?: Logger;
  /** Medusa's `storeCors`: where shoppers may be sent back to. */
  readonly storefronts: string | undefined;
  /** Medusa's, which core's own work on carts depends on. */
  readonly locking: Locking;

  /** Run by Medusa; the first, once everything is loaded. */
  readonly __hooks = {
    onApplicationStart: async () => {
      this.bootWarnings.forEach((warning) => this.logger?.warn(`Atome QR: ${warning}`));
      const note = noteOfVersion();
      if (note) {
        this.logger?.info(note);
      }
      this.beforeShutdown.push(watchGauges(this.pg, this.accounts));
      // What fails here is done by the job. The last is not waited for: Omise may be away.
      await this.schema.look().catch(() => undefined);
      await this.accountRegistry.findFormerIds().catch(() => undefined);
      this.accountRegistry.identify({ anew: true }).catch(() => undefined);
    },
    onApplicationPrepareShutdown: async () => {
      this.beforeShutdown.forEach((stop) => stop());
      await this.accountTroubles.settled();
    },
  };
  /** Where shoppers and Omise reach the store; null where nothing says. */
  readonly backendUrl: string | null;
  private readonly pg: Knex;
  private readonly bootWarnings: string[];

  /** @throws AtomeQrError `invalid_options` */
  constructor(dependencies: Dependencies, options?: unknown) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads its own arguments
    super(...arguments);
    this.logger = dependencies[ContainerRegistrationKeys.LOGGER];
    this.options = parsePluginOptions(options);
    const config = dependencies[ContainerRegistrationKeys.CONFIG_MODULE];
    this.storefronts = readStorefronts(config);
    this.locking = readLocking(config);
    this.backendUrl = readBackendUrl(config, this.options.backendUrl);
    this.bootWarnings = findBootWarnings(config, this.backendUrl);
    const pg = dependencies[ContainerRegistrationKeys.PG_CONNECTION];
    this.pg = pg;
    this.clock = new DatabaseClock(pg);
    this.schema = new Schema(pg, this.logger);
    this.environment = new Environment(pg, this.backendUrl);
    this.accounts = new Accounts(config, pg, this.environment, this.clock);
    const moves = tellAll([new StateLog(this.logger), this.metrics]);
    this.ledger = new Ledger(pg, moves);
    this.schedule = new Schedule(pg);
    this.heartbeat = new Heartbeat(pg);
    this.counters = new Counters(pg);
    this.leases = new Leases(pg);
    this.refunds = new RefundLedger(pg, moves);
    this.inbox = new WebhookInbox(pg);
    this.outbox = new Outbox(pg);
    this.events = new EventPublisher({
      ledger: this.ledger,
      outbox: this.outbox,
      eventBus: dependencies[Modules.EVENT_BUS],
      logger: this.logger,
    });
    this.accountRegistry = new AccountRegistry(pg, this.accounts);
    this.accountTroubles = new AccountTroubles({
      pg,
      accounts: this.accounts,
      schedule: this.schedule,
      inbox: this.inbox,
      events: this.events,
    });
    this.accounts.assertOwn = (accountId) => this.accountRegistry.assertOwn(accountId);
    this.accounts.onFailure = (accountId, error) => this.onOmiseFailure(accountId, error);
    this.renewals = new Renewals(pg);
    this.counterSales = new CounterSales(pg);
    this.tills = new Tills(pg);
    this.displays = new Displays(pg);
    this.expiryOverrides = new ExpiryOverrides(pg);
    this.webhookReports = new WebhookReports(pg);
    this.refusalLog = new RefusalLog(this.logger);
    this.chargeList = new ChargeList(pg);
    this.chargeHistory = new ChargeHistory(pg);
    this.statistics = new ChargeStatistics(pg);
    this.personalData = new PersonalData(pg);
  }

  /** Shoppers are told that it failed; why, only staff and the log. */
  private onOmiseFailure(accountId: string, error: OmiseError): void {
    this.metrics.omiseFailed(accountId, error);
    if (error.mayConcernAccount) {
      this.accountTroubles.suspect(accountId);
    }
    if (!error.isOutage && !EXPECTED_REFUSALS.has(error.code)) {
      this.logger?.warn(`Atome QR: Omise, account "${accountId}": ${safeMessage(error)}`);
    }
  }

  /** The address of a charge's hosted pay page. A secret of the shopper's: not to be logged. */
  payUrlOf({ pay_token: token }: Pick<ChargeRow, "pay_token">): string {
    return toPayUrl(this.backendUrl, token);
  }

  /** Where Atome sends a charge's shopper back to. A secret, as the pay page's address. */
  returnUriOf({ pay_token: token }: Pick<ChargeRow, "pay_token">): string {
    return toReturnUri(this.backendUrl, token);
  }

  /** Where a screen is paired, as the QR at the till has it. A secret while the code can be used. */
  pairUrlOf(code: string): string {
    return `${this.backendUrl ?? ""}/atome-qr/display?code=${code}`;
  }

  /** Where Omise is to send an account's webhooks; only a path where the store's address is unknown. */
  webhookUrlOf(accountId: string): string {
    return `${this.backendUrl ?? ""}/hooks/atome-qr/${accountId}`;
  }
}
