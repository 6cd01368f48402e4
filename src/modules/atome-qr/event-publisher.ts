import { type IEventBusModuleService, type Logger } from "@medusajs/framework/types";

import { type ChargeEventName, EVENT_OF_KIND, EVENTS } from "../../domain/events";
import { chargeEvent } from "./charge-event";
import { type Ledger } from "./ledger";
import { type Outbox, type ToldEvent } from "./outbox";
import { type ChargeRow, type WebhookEventRow } from "./rows";
import { safeMessage } from "./safe-message";

interface Parts {
  ledger: Ledger;
  outbox: Outbox;
  eventBus?: Pick<IEventBusModuleService, "emit">;
  logger?: Pick<Logger, "warn">;
}

/** Publishes the timeline on Medusa's event bus. Events are delivered at least once. */
export class EventPublisher {
  constructor(private readonly parts: Parts) {}

  /** Publishes what is new about a charge. Never throws: the job publishes the rest. */
  async publish(rowId: string): Promise<void> {
    const { outbox, logger } = this.parts;
    await outbox
      .deliver("eventBus", rowId, (event) => this.publishOne(event))
      .catch((error: unknown) => {
        logger?.warn(`Atome QR: events of ${rowId} will be published later: ${safeMessage(error)}`);
      });
  }

  /** Publishes what a crash or the event bus kept from being published; up to `limit` charges. */
  async publishDue(limit: number): Promise<void> {
    for (const rowId of await this.parts.outbox.listDue("eventBus", limit)) {
      await this.publish(rowId);
    }
  }

  /** Emits an event that is not in the timeline. @throws what the event bus throws */
  async emit(name: ChargeEventName, row: ChargeRow): Promise<void> {
    await this.parts.eventBus?.emit(chargeEvent(name, row));
  }

  /** Has an event in the inbox handled, in this process or another one. @throws as `emit` */
  async requestHandling({ id }: WebhookEventRow): Promise<void> {
    await this.parts.eventBus?.emit({ name: EVENTS.webhookStored, data: { id } });
  }

  private async publishOne({ row_id: rowId, kind, actor, reason }: ToldEvent): Promise<void> {
    if (kind === "attention_reopened" && actor === "staff") {
      return; // staff have looked already
    }
    const name = EVENT_OF_KIND[kind];
    const row = await this.parts.ledger.byId(rowId);
    if (row.charge_id === null) {
      return; // an attempt that Omise refused or never received: there was no charge
    }
    await this.emit(name, name === "needsAttention" ? { ...row, attention: reason } : row);
  }
}
