import { type IEventBusModuleService, type Logger } from "@medusajs/framework/types";

import {
  ACCOUNT_TROUBLE_KIND,
  type ChargeEventName,
  EVENT_OF_KIND,
  EVENTS,
  RECOVERY_STALE_KIND,
} from "../../domain/events";
import { chargeEvent } from "./charge-event";
import { type Ledger } from "./ledger";
import { isReopenedByStaff, type Outbox, type ToldEvent } from "./outbox";
import { type ChargeRow } from "./rows";
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

  /** Publishes what is new about a charge, or an account. Never throws: the job publishes the rest. */
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

  private async emit(name: ChargeEventName, row: ChargeRow): Promise<void> {
    await this.parts.eventBus?.emit(chargeEvent(name, row));
  }

  private async publishOne(event: ToldEvent): Promise<void> {
    const { row_id: rowId, kind, reason } = event;
    if (kind === ACCOUNT_TROUBLE_KIND) {
      const data = { account: rowId, trouble: reason };
      await this.parts.eventBus?.emit({ name: EVENTS.accountNeedsAttention, data });
      return;
    }
    if (kind === RECOVERY_STALE_KIND) {
      await this.parts.eventBus?.emit({
        name: EVENTS.recoveryNeedsAttention,
        data: { failure: reason },
      });
      return;
    }
    if (isReopenedByStaff(event)) {
      return;
    }
    const name = EVENT_OF_KIND[kind];
    const row = await this.parts.ledger.byId(rowId);
    if (name === "needsAttention") {
      await this.emit(name, { ...row, attention: reason });
    } else if (row.charge_id !== null) {
      await this.emit(name, row);
    } // else an attempt that Omise refused or never received: there was no charge
  }
}
