import { useEffect, useState } from "react";
import { type AtomePayment, readPayment } from "./atome-payments";
import { useShop } from "./shop";

const WAIT_SECONDS = 25;
/** Between `paid` and the order, and when a server does not hold its answers. */
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

export interface PaymentWatch {
  payment?: AtomePayment;
  /** The store cannot be reached just now; asking goes on. */
  isOffline: boolean;
  /** The store does not know the session: the cart has changed, so the code has ended. */
  isGone: boolean;
}

const nothingYet: PaymentWatch = { isOffline: false, isGone: false };

/**
 * Follows a payment until it has failed, expired, or become an order. The store holds each answer
 * until something changes, so the page learns of a payment at once and asks seldom.
 */
export function usePayment(sessionId: string): PaymentWatch {
  const { sdk } = useShop();
  const [watch, setWatch] = useState(nothingYet);

  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;

    async function follow(): Promise<void> {
      let payment: AtomePayment | undefined;
      let failures = 0;
      while (!signal.aborted) {
        const askedAt = Date.now();
        try {
          const wait = payment?.status === "pending" ? WAIT_SECONDS : 0;
          payment = await readPayment(sdk, sessionId, wait, signal);
          failures = 0;
          if (signal.aborted) return;
          setWatch({ payment, isOffline: false, isGone: false });
          if (isOver(payment)) return;
          await pause(PAUSE_MS - (Date.now() - askedAt), signal);
        } catch (error) {
          if (signal.aborted) return;
          if (statusOf(error) === 404) {
            setWatch((last) => ({ ...last, isGone: true }));
            return;
          }
          setWatch((last) => ({ ...last, isOffline: true }));
          await pause(Math.min(PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS), signal);
        }
      }
    }

    setWatch(nothingYet);
    void follow();
    return () => stop.abort();
  }, [sdk, sessionId]);

  return watch;
}

function isOver({ status, order_id }: AtomePayment): boolean {
  return status === "failed" || status === "expired" || order_id !== null;
}

function statusOf(error: unknown): number | undefined {
  return (error as { status?: number } | null)?.status;
}

/** Ends early when the page is left, or when the browser is online again. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
