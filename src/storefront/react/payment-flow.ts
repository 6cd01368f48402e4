import {
  type AtomeQr,
  type AtomeQrOrder,
  type AtomeQrProvider,
  type AtomeQrSession,
  type AtomeQrState,
  type NewSessionData,
} from "..";
import { patiently } from "./patiently";

/** Everything there is to show about a payment. */
export interface Snapshot {
  state: AtomeQrState;
  session?: AtomeQrSession;
  /** How else it could be paid; only where the page names no provider. */
  other?: AtomeQrProvider;
  /** Once the payment is an order. */
  order?: AtomeQrOrder;
  /** A new code is asked for, or the other way to pay. */
  isRenewing: boolean;
  /** Why there is neither; `state` still tells how the old one stands. */
  renewError?: Error;
}

export interface FlowOptions {
  client: AtomeQr;
  cartId: string;
  providerId?: string;
  data?: NewSessionData;
  onChange: (snapshot: Snapshot) => void;
  /** Called once. */
  onPaid: (order: AtomeQrOrder) => void;
}

export interface PaymentFlow {
  /** Asks for a new code; further clicks while one is asked for do nothing. */
  renew: () => Promise<void>;
  /** Changes to the other way to pay. */
  switchWay: () => Promise<void>;
  /** After an error. */
  retry: () => void;
  stop: () => void;
}

export const firstSnapshot: Snapshot = { state: { status: "starting" }, isRenewing: false };

/** One shopper's way through a payment, from the cart to the order. Knows nothing of React. */
export function followPayment(options: FlowOptions): PaymentFlow {
  const { client, cartId, providerId, data, onChange, onPaid } = options;
  let snapshot = firstSnapshot;
  let stopping = new AbortController();
  let isStopped = false;
  // A source is of one flow.
  const laterData = data?.return_url === undefined ? undefined : { return_url: data.return_url };

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
    tell({ state: { status: "starting" }, renewError: undefined });
    const session = await patiently(() => client.start({ id: cartId }, { providerId, data }), {
      signal,
      onFailure: () => tell({ state: { status: "offline", clockOffsetMs: 0, isChecking: false } }),
    }).catch((error: unknown) => {
      offerOther({ cartId }, signal);
      throw error;
    });
    if (session) {
      tell({ session });
      await follow(session, signal);
    }
  };

  const follow = (session: AtomeQrSession, signal: AbortSignal) => {
    offerOther(session, signal);
    return watch(session, signal);
  };

  const offerOther = (of: AtomeQrSession | { cartId: string }, signal: AbortSignal) => {
    if (providerId === undefined) {
      client.otherWay(of).then(
        (other) => !signal.aborted && tell({ other }),
        // Only a choice the less.
        () => {},
      );
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
      try {
        onPaid(order);
      } catch (error) {
        // The page's own trouble, which is not the payment's.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };

  const replace = async (open: () => Promise<AtomeQrSession>) => {
    const { session, isRenewing } = snapshot;
    if (isRenewing || isStopped) {
      return;
    }
    // That the old one ends is no news to tell meanwhile.
    stopping.abort();
    tell({ isRenewing: true, renewError: undefined });
    try {
      const next = await open();
      const state = { status: "starting" } as const;
      tell({ isRenewing: false, session: next, other: undefined, state });
      run((signal) => follow(next, signal));
    } catch (error) {
      tell({ isRenewing: false, renewError: error as Error });
      if (session) {
        // It may have been refused because the old one was paid after all.
        run((signal) => watch(session, signal));
      }
    }
  };

  run(start);
  return {
    async renew() {
      const { session } = snapshot;
      if (session) {
        await replace(() => client.renew(session));
      }
    },
    async switchWay() {
      const { other } = snapshot;
      if (other) {
        await replace(() =>
          client.start({ id: cartId }, { providerId: other.providerId, data: laterData }),
        );
      }
    },
    retry: () => run(start),
    stop() {
      isStopped = true;
      stopping.abort();
    },
  };
}
