import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type IEventBusModuleService, type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaService, Modules } from "@medusajs/framework/utils";

import { EVENTS } from "../../domain/events";
import { findBackendUrl, toPayUrl } from "../../domain/pay-link";
import { parsePluginOptions, type PluginOptions } from "../../domain/plugin-options";
import { AccountHealthChecks } from "./account-health";
import { AccountRegistry } from "./account-registry";
import { AccountTroubles } from "./account-troubles";
import { Accounts } from "./accounts";
import { ChargeHistory } from "./charge-history";
import { ChargeList } from "./charge-list";
import { EventPublisher } from "./event-publisher";
import { ExpiryOverrides } from "./expiry-overrides";
import { WebhookInbox } from "./inbox";
import { Ledger } from "./ledger";
import { AtomeQrCharge } from "./models/charge";
import { Outbox } from "./outbox";
import { QrImageCache } from "./qr-image/qr-image-cache";
import { RefundLedger } from "./refunds";
import { Renewals } from "./renewals";
import { type ChargeRow } from "./rows";
import { Schedule } from "./schedule";
import { ChargeStatistics } from "./statistics";
import { WebhookReports } from "./webhook-reports";

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
  readonly ledger: Ledger;
  readonly schedule: Schedule;
  readonly refunds: RefundLedger;
  readonly inbox: WebhookInbox;
  readonly outbox: Outbox;
  readonly events: EventPublisher;
  readonly renewals: Renewals;
  readonly expiryOverrides: ExpiryOverrides;
  readonly webhookReports: WebhookReports;
  readonly chargeList: ChargeList;
  readonly chargeHistory: ChargeHistory;
  readonly statistics: ChargeStatistics;
  readonly accountRegistry: AccountRegistry;
  readonly accountTroubles: AccountTroubles;
  readonly accountHealth = new AccountHealthChecks();
  /** The plugin's own; each account has options besides. */
  readonly options: PluginOptions;
  readonly qrImages = new QrImageCache();
  readonly logger?: Logger;

  /** Run by Medusa, once everything is loaded. The module cannot reach the workflows; a subscriber can. */
  readonly __hooks = {
    onApplicationStart: async () => {
      // What fails here is done by the job. The second is not waited for: Omise may be away.
      await this.accountRegistry.findFormerIds().catch(() => undefined);
      this.accountRegistry.identify({ anew: true }).catch(() => undefined);
      await this.eventBus?.emit({ name: EVENTS.recoveryRequested, data: {} });
    },
    onApplicationPrepareShutdown: () => this.accountTroubles.settled(),
  };
  private readonly eventBus?: IEventBusModuleService;
  private readonly backendUrl: string | null;

  /** @throws AtomeQrError `invalid_options` */
  constructor(dependencies: Dependencies, options?: unknown) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads its own arguments
    super(...arguments);
    this.eventBus = dependencies[Modules.EVENT_BUS];
    this.logger = dependencies[ContainerRegistrationKeys.LOGGER];
    this.options = parsePluginOptions(options);
    this.backendUrl = findBackendUrl({
      option: this.options.backendUrl,
      environment: process.env.MEDUSA_BACKEND_URL,
      admin: adminUrlOf(dependencies[ContainerRegistrationKeys.CONFIG_MODULE]),
    });
    const pg = dependencies[ContainerRegistrationKeys.PG_CONNECTION];
    this.accounts = new Accounts(dependencies[ContainerRegistrationKeys.CONFIG_MODULE], pg);
    this.ledger = new Ledger(pg);
    this.schedule = new Schedule(pg);
    this.refunds = new RefundLedger(pg);
    this.inbox = new WebhookInbox(pg);
    this.outbox = new Outbox(pg);
    this.events = new EventPublisher({
      ledger: this.ledger,
      outbox: this.outbox,
      eventBus: this.eventBus,
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
    this.accounts.onFailure = (accountId) => this.accountTroubles.suspect(accountId);
    this.renewals = new Renewals(pg);
    this.expiryOverrides = new ExpiryOverrides(pg);
    this.webhookReports = new WebhookReports(pg);
    this.chargeList = new ChargeList(pg);
    this.chargeHistory = new ChargeHistory(pg);
    this.statistics = new ChargeStatistics(pg);
  }

  /** The address of a charge's hosted pay page. A secret of the shopper's: not to be logged. */
  payUrlOf({ pay_token: token }: Pick<ChargeRow, "pay_token">): string {
    return toPayUrl(this.backendUrl, token);
  }

  /** Where Omise is to send an account's webhooks; only a path where the store's address is unknown. */
  webhookUrlOf(accountId: string): string {
    return `${this.backendUrl ?? ""}/hooks/atome-qr/${accountId}`;
  }
}

function adminUrlOf(configModule: unknown): string | undefined {
  return (configModule as { admin?: { backendUrl?: string } } | undefined)?.admin?.backendUrl;
}
