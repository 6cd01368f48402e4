import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { type Clock } from "./clock";
import { postWebhook } from "./post-webhook";
import { newId, seededRandom } from "./random";
import { signWebhook } from "./sign-webhook";
import { type Store } from "./store";
import { type StoredEvent } from "./types";

/** How webhooks go wrong. Probabilities are 0 to 1; `true` means always. */
export interface WebhookFaults {
  /** Nothing is sent at all. */
  off?: boolean;
  lost?: number | boolean;
  /** Sent twice. */
  doubled?: number | boolean;
  /** Sent this much later, between the two (milliseconds). */
  delayMs?: [min: number, max: number];
  /** Held back for a quarter of a second, so that later ones overtake it. */
  reordered?: number | boolean;
}

interface Message {
  event: StoredEvent;
  urls: string[];
  body: string;
  secret: string | string[] | undefined;
}

/** How long a webhook is held back for later ones to overtake it. */
const HOLD_MS = 250;

/** Sends webhooks once each: Omise guarantees no retries, so the sandbox makes none. */
export class WebhookSender {
  faults: WebhookFaults = {};
  private readonly underway = new Set<Promise<void>>();
  private readonly lastOfCharge = new Map<string, Promise<void>>();
  private random: () => number;
  private stop = newStop();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seed: number,
  ) {
    this.random = seededRandom(seed);
  }

  /** Sends a new event's webhooks, as far as the faults let them through. */
  send(message: Message): void {
    for (const url of message.urls) {
      if (this.faults.off) this.note(message, url, null, "webhooks are switched off");
      else if (this.strikes(this.faults.lost)) this.note(message, url, null, "lost on the way");
      else {
        const times = this.strikes(this.faults.doubled) ? 2 : 1;
        for (let i = 0; i < times; i++) this.start(message, url);
      }
    }
  }

  /** Sends them again at once, past all faults. */
  resend(message: Message): void {
    for (const url of message.urls) this.track(this.post(message, url, this.stop.signal));
  }

  /** Resolves when no webhook is on its way, delayed or held back. */
  async settled(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway);
  }

  /** Drops what is on its way. */
  async cancel(): Promise<void> {
    this.stop.abort();
    this.stop = newStop();
    await this.settled();
    this.lastOfCharge.clear();
  }

  /** No faults, and the random decisions start over. */
  clearFaults(): void {
    this.faults = {};
    this.random = seededRandom(this.seed);
  }

  private start(message: Message, url: string): void {
    const { delayMs, reordered } = this.faults;
    const signal = this.stop.signal;
    const post = () => this.post(message, url, signal);
    const delay = delayMs ? delayMs[0] + this.random() * (delayMs[1] - delayMs[0]) : 0;
    if (delay > 0) return this.track(sleep(delay, undefined, { signal }).then(post));
    if (this.strikes(reordered)) {
      return this.track(sleep(HOLD_MS, undefined, { signal }).then(post));
    }
    // A charge's webhooks leave one after the other, or two sockets could swap them by accident.
    const key = `${message.event.chargeId} ${url}`;
    const before = this.lastOfCharge.get(key) ?? Promise.resolve();
    const sending = before.then(post);
    this.lastOfCharge.set(key, sending);
    this.track(sending);
  }

  private async post(message: Message, url: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const seconds = Math.floor(this.clock.wallNow() / 1000);
    const headers = message.secret ? signWebhook(message.body, message.secret, seconds) : {};
    try {
      const status = await postWebhook(url, message.body, { ...headers }, signal);
      this.note(message, url, status, null);
    } catch (error) {
      if (signal.aborted) return;
      this.note(message, url, null, error instanceof Error ? error.message : String(error));
    }
  }

  private strikes(fault: number | boolean | undefined): boolean {
    // Draws even when the fault is certain, so that one setting does not shift another's decisions.
    return this.random() < Number(fault ?? 0);
  }

  private track(work: Promise<void>): void {
    // Rejects only when cancelled.
    const tracked = work.catch(() => undefined).finally(() => this.underway.delete(tracked));
    this.underway.add(tracked);
  }

  private note(message: Message, url: string, status: number | null, error: string | null): void {
    const { event, body } = message;
    this.store.addDelivery({
      id: newId("whdl", event.livemode),
      eventId: event.id,
      key: event.key,
      chargeId: event.chargeId,
      accountId: event.accountId,
      url,
      at: this.clock.now(),
      status,
      error,
      body,
    });
  }
}

function newStop(): AbortController {
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  return stop;
}
