import { type LoggedRequest, type Sandbox, type WebhookDelivery } from "../../sandbox";
import { type Step } from "./checkout";
import { type Tally } from "./tally";

const EVERY_MS = 500;

/** How far along its life a charge is when an event tells of it. */
const ORDER_OF_KEYS = [
  "charge.create",
  "charge.complete",
  "charge.expire",
  "refund.create",
  "dispute.create",
  "dispute.close",
];

/**
 * Keeps what the sandbox forgets after some thousand entries: the requests it got and the webhooks
 * it sent, by charge, and how many of each went wrong.
 */
export class Recorder {
  private readonly steps = new Map<string, Step[]>();
  private readonly timer: NodeJS.Timeout;
  private lastDelivery: string | undefined;
  private readonly furthest = new Map<string, number>();
  private readonly answered = new Set<string>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly tally: Tally,
    private readonly startedAt: number,
  ) {
    this.timer = setInterval(() => this.collect(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
    this.collect();
  }

  /** What happened to a charge at Omise. */
  stepsOf(chargeId: string): Step[] {
    return this.steps.get(chargeId) ?? [];
  }

  private collect(): void {
    this.sandbox.requests.forEach((request) => this.noteRequest(request));
    this.sandbox.clearRequests();
    const { deliveries } = this.sandbox.webhooks;
    const known = deliveries.findLastIndex(({ id }) => id === this.lastDelivery);
    deliveries.slice(known + 1).forEach((delivery) => this.noteDelivery(delivery));
    this.lastDelivery = deliveries.at(-1)?.id ?? this.lastDelivery;
  }

  private noteRequest({ at, method, path, status, faults }: LoggedRequest): void {
    const [, , chargeId] = path.split("/");
    for (const fault of faults) {
      this.tally.add(`Omise: ${fault.replaceAll("_", " ")}`);
    }
    if (chargeId) {
      const answer = [status ?? "cut", ...faults].join(" ");
      this.note(chargeId, at, "store → Omise", `${method} ${path}`, answer);
    }
  }

  private noteDelivery({ at, key, chargeId, eventId, status, error }: WebhookDelivery): void {
    this.note(chargeId, at, "Omise → store", `webhook ${key}`, error ?? String(status));
    if (error === "lost on the way" || error === "webhooks are switched off") {
      this.tally.add("webhook lost");
      return;
    }
    if (this.answered.has(eventId)) {
      this.tally.add("webhook doubled");
    }
    this.answered.add(eventId);
    if (status === null || status >= 500) {
      this.tally.add("webhook not taken by the store");
    }
    const rank = ORDER_OF_KEYS.indexOf(key);
    const before = this.furthest.get(chargeId) ?? -1;
    if (rank < before) {
      this.tally.add("webhook out of order");
    }
    this.furthest.set(chargeId, Math.max(rank, before));
  }

  private note(chargeId: string, at: number, who: string, what: string, answer: string): void {
    const step = { at: at - this.startedAt, who, what, answer };
    const steps = this.steps.get(chargeId);
    if (steps) {
      steps.push(step);
    } else {
      this.steps.set(chargeId, [step]);
    }
  }
}
