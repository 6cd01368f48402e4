import { type AtomeQr, type AtomeQrOrder, type AtomeQrSession, type AtomeQrState } from "..";
import { isPassing, statusOf, TOO_MANY } from "../errors";
import { onPageEvent } from "../page-events";

/** Everything there is to show about a payment. */
export interface Snapshot {
  state: AtomeQrState;
  session?: AtomeQrSession;
  /** Once the payment is an order. */
  order?: AtomeQrOrder;
  isRenewing: boolean;
  /** Why there is no new code; `state` still tells how the old one stands. */
  renewError?: Error;
}

export interface FlowOptions {
  client: AtomeQr;
  cartId: string;
  providerId?: string;
  data?: { source_id?: string };
  onChange: (snapshot: Snapshot) => void;
  /** Called once. */
  onPaid: (order: AtomeQrOrder) => void;
}

export interface PaymentFlow {
  /** Asks for a new code; further clicks while one is asked for do nothing. */
  renew: () => Promise<void>;
  /** After an error. */
  retry: () => void;
  stop: () => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

export const firstSnapshot: Snapshot = { state: { status: "starting" }, isRenewing: false };

/** One shopper's way through a payment, from the cart to the order. Knows nothing of React. */
export function followPayment(options: FlowOptions): PaymentFlow {
  const { client, cartId, providerId, data, onChange, onPaid } = options;
  let snapshot = firstSnapshot;
  let stopping = new AbortController();
  let isStopped = false;

  const tell = (change: Partial<Snapshot>) => {
    if (!isStopped) {
      snapshot = { ...snapshot, ...change };
      onChange(snapshot);
    }
  };

  /** What ran before is dropped. */
  const run = (work: (signal: AbortSignal) => Promise<void>) => {
    // A new code may arrive when the shopper has left.
    if (isStopped) {
      return;
    }
    stopping.abort();
    stopping = new AbortController();
    const { signal } = stopping;
    work(signal).catch((error: unknown) => {
      if (!signal.aborted) {
        tell({ state: { status: "error", error: error as Error } });
      }
    });
  };

  const start = async (signal: AbortSignal) => {
    tell({ state: { status: "starting" } });
    const session = await patiently(() => client.start({ id: cartId }, { providerId, data }), {
      signal,
      onFailure: () => tell({ state: { status: "offline", clockOffsetMs: 0, isChecking: false } }),
    });
    if (session) {
      tell({ session });
      await watch(session, signal);
    }
  };

  const watch = async (session: AtomeQrSession, signal: AbortSignal) => {
    const state = await client.watch(session.sessionId, {
      signal,
      // An answer is a moment away; until then the last state stands.
      onChange(next) {
        if (!signal.aborted && next.status !== "starting") {
          // Paid after all: that there is no other code does not matter any more.
          tell({ state: next, ...(next.status === "paid" && { renewError: undefined }) });
        }
      },
    });
    if (state.status === "paid" && state.payment.order_id && !signal.aborted) {
      await arrive(session, state.payment.order_id, signal);
    }
  };

  const arrive = async (session: AtomeQrSession, orderId: string, signal: AbortSignal) => {
    // The order is there; it must not be withheld because its details cannot be read.
    const order = await client.complete(session).catch(() => ({ id: orderId }));
    if (!signal.aborted) {
      tell({ order });
      onPaid(order);
    }
  };

  run(start);
  return {
    async renew() {
      const { session, isRenewing } = snapshot;
      if (!session || isRenewing || isStopped) {
        return;
      }
      tell({ isRenewing: true, renewError: undefined });
      try {
        const next = await client.renew(session);
        tell({ isRenewing: false, session: next, state: { status: "starting" } });
        run((signal) => watch(next, signal));
      } catch (error) {
        tell({ isRenewing: false, renewError: error as Error });
        // It may have been refused because the old code was paid after all.
        run((signal) => watch(session, signal));
      }
    },
    retry: () => run(start),
    stop() {
      isStopped = true;
      stopping.abort();
    },
  };
}

interface Patience {
  signal: AbortSignal;
  onFailure: () => void;
}

/**
 * Tries again while the store cannot be reached, at once when the network is back. Not where the store
 * says that there were too many tries.
 */
async function patiently<T>(
  work: () => Promise<T>,
  { signal, onFailure }: Patience,
): Promise<T | undefined> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || statusOf(error) === TOO_MANY) {
        throw error;
      }
    }
    if (!signal.aborted) {
      onFailure();
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  return undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      ignorePage();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const ignorePage = onPageEvent(done);
    signal.addEventListener("abort", done);
  });
}
