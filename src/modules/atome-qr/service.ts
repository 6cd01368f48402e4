import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ContainerRegistrationKeys, MedusaService } from "@medusajs/framework/utils";

import { Accounts } from "./accounts";
import { WebhookInbox } from "./inbox";
import { Ledger } from "./ledger";
import { AtomeQrCharge } from "./models/charge";
import { AtomeQrRefund } from "./models/refund";
import { AtomeQrWebhookEvent } from "./models/webhook-event";
import { QrImageCache } from "./qr-image/qr-image-cache";
import { RefundLedger } from "./refunds";
import { Schedule } from "./schedule";

interface Dependencies {
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
  readonly qrImages = new QrImageCache();

  constructor(dependencies: Dependencies) {
    // eslint-disable-next-line prefer-rest-params -- Medusa's base class reads its own arguments
    super(...arguments);
    const pg = dependencies[ContainerRegistrationKeys.PG_CONNECTION];
    this.accounts = new Accounts(dependencies[ContainerRegistrationKeys.CONFIG_MODULE], pg);
    this.ledger = new Ledger(pg);
    this.schedule = new Schedule(pg);
    this.refunds = new RefundLedger(pg);
    this.inbox = new WebhookInbox(pg);
  }
}
