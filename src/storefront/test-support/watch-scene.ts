import { type AtomeQrState } from "../state";
import { watch } from "../watch";
import { FakePage } from "./fake-page";
import { aPayment } from "./payment";
import { Questions } from "./questions";

/** The least time from one question to the next. */
export const GAP_MS = 1_000;
export const HOUR_MS = 3_600_000;

export const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** One watch for each test, with fake time: the store's side of it, and what the shopper is told. */
export function watchScene() {
  let store: Questions;
  let states: AtomeQrState[];
  let leaving: AbortController;
  let watching: Promise<AtomeQrState>;
  let page: FakePage | undefined;

  beforeEach(() => {
    jest.useFakeTimers();
    store = new Questions();
    states = [];
    leaving = new AbortController();
  });

  afterEach(async () => {
    leaving.abort();
    await pass(0);
    page?.close();
    page = undefined;
    jest.useRealTimers();
  });

  function open(): void {
    watching = watch(store.read, {
      onChange: (state) => states.push(state),
      signal: leaving.signal,
    });
  }

  /** Up to the first held question. */
  async function openWaiting(payment = aPayment()): Promise<typeof payment> {
    open();
    store.last.answer(payment);
    await pass(GAP_MS);
    expect(store.last.waitSeconds).toBe(25);
    return payment;
  }

  return {
    get store() {
      return store;
    },
    /** All that the shopper was told, oldest first. */
    get states() {
      return states;
    },
    /** Resolves when the watch is over. */
    get watching() {
      return watching;
    },
    open,
    openWaiting,
    leave: () => leaving.abort(),
    /** In a browser: a page that can be hidden, and can go online. */
    inPage: () => (page = new FakePage()),
    now: () => states[states.length - 1],
    statuses: () => states.map(({ status }) => status),
  };
}
