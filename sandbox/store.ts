import {
  type SandboxAccount,
  type StoredCharge,
  type StoredEvent,
  type StoredSource,
  type WebhookDelivery,
} from "./types";

/** Deliveries beyond this many are forgotten, oldest first. */
const MAX_DELIVERIES = 5_000;

/** What a state file holds. */
export interface Snapshot {
  version: 1;
  clockOffset: number;
  webhookUrls: Record<string, string | null>;
  charges: StoredCharge[];
  sources: StoredSource[];
  events: StoredEvent[];
  deliveries: WebhookDelivery[];
}

/** Everything that survives a restart; maps keep the order of creation. */
export class Store {
  charges = new Map<string, StoredCharge>();
  sources = new Map<string, StoredSource>();
  events = new Map<string, StoredEvent>();
  deliveries: WebhookDelivery[] = [];
  /** Ids of pending charges, so that looking for what is due stays cheap in long runs. */
  pending = new Set<string>();
  /** Called after every change. */
  onChange: () => void = () => undefined;

  constructor(private readonly accounts: SandboxAccount[]) {}

  putCharge(charge: StoredCharge): void {
    this.charges.set(charge.id, charge);
    if (charge.status === "pending") this.pending.add(charge.id);
    else this.pending.delete(charge.id);
    this.onChange();
  }

  putSource(source: StoredSource): void {
    this.sources.set(source.id, source);
    this.onChange();
  }

  putEvent(event: StoredEvent): void {
    this.events.set(event.id, event);
    this.onChange();
  }

  addDelivery(delivery: WebhookDelivery): void {
    this.deliveries.push(delivery);
    if (this.deliveries.length > MAX_DELIVERIES) this.deliveries.shift();
    this.onChange();
  }

  clear(): void {
    this.charges.clear();
    this.sources.clear();
    this.events.clear();
    this.pending.clear();
    this.deliveries = [];
    this.onChange();
  }

  snapshot(clockOffset: number): Snapshot {
    return {
      version: 1,
      clockOffset,
      webhookUrls: Object.fromEntries(this.accounts.map((a) => [a.id, a.webhookUrl ?? null])),
      charges: [...this.charges.values()],
      sources: [...this.sources.values()],
      events: [...this.events.values()],
      deliveries: this.deliveries,
    };
  }

  restore(snapshot: Snapshot): void {
    this.clear();
    for (const source of snapshot.sources) this.putSource(source);
    for (const charge of snapshot.charges) this.putCharge(charge);
    for (const event of snapshot.events) this.putEvent(event);
    this.deliveries = snapshot.deliveries;
  }
}
