import { type AtomeQrOrder, completeCart } from "./complete-cart";
import { createOffers } from "./offers";
import {
  type AtomeQrSession,
  type Known,
  type NewSessionData,
  type OpenOptions,
  openSession,
  readCart,
} from "./open-session";
import { type AtomeQrProvider } from "./pick-provider";
import { Recent } from "./recent";
import { type AtomeQrOptions, bodyOf, createSend } from "./send";
import { type AtomeQrPayment, type AtomeQrState } from "./state";
import { watch, type WatchOptions } from "./watch";

export { type WatchOptions } from "./watch";

export interface StartOptions {
  /**
   * Such as `pp_atome-qr_th`. Needed only where the cart's region offers several of one flow. Of two
   * flows a browser takes Atome's page on a phone, and the code elsewhere.
   */
  providerId?: string;
  /**
   * A source is sent once: what is asked for with it again, after an error say, is the code that came
   * of it, else one without it. The `return_url` is the cart's from then on, also for later sessions.
   */
  data?: NewSessionData;
}

export interface AtomeQr {
  /**
   * Gets a code for the cart as the store has it now. One that is still open is used again, so a
   * reload or a second tab shows the same; asking twice at once asks once. A cart that was paid
   * already answers its paid session, and one that failed on Atome's page the failed session, so that
   * a shopper who comes back is told.
   *
   * @throws AtomeQrError, or the SDK's FetchError, with the store's message when it refuses (an
   *   amount outside Atome's limits, say)
   */
  start: (cart: { id: string }, options?: StartOptions) => Promise<AtomeQrSession>;
  /**
   * Follows a payment until it is paid and its order placed, or it has failed or expired, or the
   * signal ends it. Never throws: what goes wrong is a state.
   *
   * @returns the last state
   */
  watch: (sessionId: string, options: WatchOptions) => Promise<AtomeQrState>;
  /**
   * Gets a new code after one has failed or expired, for the cart as it is now.
   *
   * @param session by default the last one that this client started
   * @throws as `start`; also when the old code turns out to be paid: watch it again
   */
  renew: (session?: AtomeQrSession) => Promise<AtomeQrSession>;
  /**
   * How else the cart could be paid, where its region has one provider of the other flow: pass its
   * `providerId` to `start` to change to it.
   *
   * @param of a session, by default the last one that this client started; or a cart for which `start`
   *   was refused
   */
  otherWay: (of?: AtomeQrSession | { cartId: string }) => Promise<AtomeQrProvider | undefined>;
  /**
   * The order, once the state is `paid` with an `order_id`.
   *
   * @param session by default the last one that this client started
   * @throws AtomeQrError `not_paid`
   */
  complete: (session?: AtomeQrSession) => Promise<AtomeQrOrder>;
  /** The QR code's image (an `<img>` could not send the publishable key), while it can be paid. */
  qr: (sessionId: string, options?: { signal?: AbortSignal }) => Promise<Blob>;
}

const isSame = (one: OpenOptions, other: OpenOptions) =>
  one.providerId === other.providerId &&
  one.not === other.not &&
  one.data?.source_id === other.data?.source_id;

/** The kit, for one store. See {@link AtomeQrOptions} for how it is reached. */
export function createAtomeQr(options: AtomeQrOptions): AtomeQr {
  const send = createSend(options);
  const underWay = new Map<string, { wanted: OpenOptions; opening: Promise<AtomeQrSession> }>();
  const offers = createOffers(send);
  const known: Known = { offers, carts: new Recent(), sentSources: new Recent() };
  const returnUrls = new Recent<string>();
  let last: AtomeQrSession | undefined;

  const pathOf = (sessionId: string) =>
    `/store/atome-qr/payment-sessions/${encodeURIComponent(sessionId)}`;

  /**
   * Two clicks, or React's double effects, must not make two codes. What is wanted otherwise, with
   * another provider, say, comes after what is under way for the cart.
   */
  const open = (wanted: OpenOptions): Promise<AtomeQrSession> => {
    const running = underWay.get(wanted.cartId);
    if (running && isSame(running.wanted, wanted)) {
      return running.opening;
    }
    const before = running?.opening.catch(() => {}) ?? Promise.resolve();
    const opening = before
      .then(() => openSession(send, wanted, known))
      .then((session) => (last = session))
      .finally(() => {
        if (underWay.get(wanted.cartId)?.opening === opening) {
          underWay.delete(wanted.cartId);
        }
      });
    underWay.set(wanted.cartId, { wanted, opening });
    return opening;
  };

  const lastOr = (session: AtomeQrSession | undefined): AtomeQrSession => {
    const found = session ?? last;
    if (!found) {
      throw new Error("No Atome QR session was started; pass one.");
    }
    return found;
  };

  return {
    start({ id: cartId }, { providerId, data } = {}) {
      if (data?.return_url) {
        returnUrls.set(cartId, data.return_url);
      }
      return open({ cartId, providerId, data });
    },
    async renew(session) {
      const { cartId, sessionId, providerId } = lastOr(session);
      // Only preferred: the cart may be in another country by now.
      const data = { return_url: returnUrls.get(cartId) };
      return open({ cartId, not: sessionId, preferredProviderId: providerId, data });
    },
    async otherWay(of) {
      const { cartId, ...session }: { cartId: string; providerId?: string } = of ?? lastOr(of);
      const cart = known.carts.get(cartId);
      const providerId = session.providerId ?? cart?.providerId;
      if (providerId === undefined) {
        return undefined;
      }
      return offers.other(cart?.regionId ?? (await readCart(send, cartId)).region_id, providerId);
    },
    complete: async (session) => completeCart(send, lastOr(session).cartId),
    watch: (sessionId, watchOptions) =>
      watch(async (wait, signal) => {
        const answer = await send(pathOf(sessionId), {
          ...(wait > 0 && { query: { wait } }),
          signal,
        });
        const { payment } = await bodyOf<{ payment: AtomeQrPayment }>(answer);
        return { payment, date: answer.headers?.get("date") };
      }, watchOptions),
    async qr(sessionId, { signal } = {}) {
      return (await send(`${pathOf(sessionId)}/qr`, { signal })).blob();
    },
  };
}
