import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type IEventBusModuleService } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MedusaService, Modules } from "@medusajs/framework/utils";

import { EVENTS } from "../../atome-qr/events";
import { Accounts } from "./accounts";
import { Announcements } from "./announcements";
import { WebhookInbox } from "./inbox";
import { Ledger } from "./ledger";
import { AtomeQrCharge } from "./models/charge";
import { AtomeQrRefund } from "./models/refund";
import { AtomeQrWebhookEvent } from "./models/webhook-event";
import { QrImageCache } from "./qr-image/qr-image-cache";
import { RefundLedger } from "./refunds";
import { Schedule } from "./schedule";

interface Dependencies {
  [Modules.EVENT_BUS]?: IEventBusModuleService;
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex;
  [ContainerRegistrationKeys.CONFIG_MODULE]: unknown;
}

/**
 * The plugin's module, `atomeQr` in the container. Lists and single reads come from Medusa's
 * generated methods (`listAtomeQrCharges`, …); writes go through the ledger, refunds and inbox.
 */
export class AtomeQrModuleService extends MedusaService({
  AtomeQrCharge,
  AtomeQrRefund,
  AtomeQrWebhookEvent,
}) {
  readonly accounts: Accounts;
  readonly ledger: Ledger;
  readonly schedule: Schedule;
  readonly refunds: RefundLedger;
  readonly inbox: WebhookInbox;
  readonly announcements: Announcements;
  readonly qrImages = new QrImageCache();

  /** Run by Medusa, once everything is loaded. The module cannot reach the workflows; a subscriber can. */
  readonly __hooks = {
    onApplicationStart: async () => {
      await this.eventBus?.emit({ name: EVENTS.recoveryRequested, data: {} });
    },
  };
  private readonly eventBus?: IEventBusModuleService;

  constructor(dependencies: Dependencies) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads its own arguments
    super(...arguments);
    this.eventBus = dependencies[Modules.EVENT_BUS];
    const pg = dependencies[ContainerRegistrationKeys.PG_CONNECTION];
    this.accounts = new Accounts(dependencies[ContainerRegistrationKeys.CONFIG_MODULE]);
    this.ledger = new Ledger(pg);
    this.schedule = new Schedule(pg);
    this.refunds = new RefundLedger(pg);
    this.inbox = new WebhookInbox(pg);
    this.announcements = new Announcements(pg);
  }
}
