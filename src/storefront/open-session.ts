import { isAtomeQrProvider } from "../domain/provider-id";
import { AtomeQrError, statusOf } from "./errors";
import { type Offers } from "./offers";
import { type Recent } from "./recent";
import { bodyOf, type Send } from "./send";

/** All that is needed to watch, renew and complete; plain data, to be kept over a reload. */
export interface AtomeQrSession {
  sessionId: string;
  cartId: string;
  providerId: string;
}

/** What a new session is made with. */
export interface NewSessionData {
  /** An Omise source that was made in the browser or app. */
  source_id?: string;
  /**
   * Where the shopper comes back to from Atome's page, on an origin in the store's `storeCors`. Sent
   * only to a provider of the flow `redirect`.
   */
  return_url?: string;
}

export interface OpenOptions {
  cartId: string;
  /** This one and no other. */
  providerId?: string;
  /** Where the region offers several. */
  preferredProviderId?: string;
  data?: NewSessionData;
  /** A session whose code is over: never this one again. */
  not?: string;
}

export interface Known {
  offers: Offers;
  /** By cart: its region, as it was read last, and with which provider it was to be paid last. */
  carts: Recent<{ regionId: string | null | undefined; providerId?: string }>;
  /** Sources that were sent before; one pays once, so it is not sent again. */
  sentSources: Recent<true>;
}

interface PaymentSession {
  id: string;
  provider_id: string;
  amount: number;
  data?: { status?: string; expires_at?: string | null; authorize_uri?: string | null };
}

interface PaymentCollection {
  id: string;
  amount: number;
  payment_sessions?: PaymentSession[];
}

interface Cart {
  completed_at?: string | null;
  region_id?: string | null;
  payment_collection?: PaymentCollection | null;
  /** When the server answered, by its clock; absent where a page on another origin may not read it. */
  date?: string | null;
}

const CART_FIELDS =
  "id,completed_at,region_id,payment_collection.id,payment_collection.amount,*payment_collection.payment_sessions";

/**
 * The session with which the cart, as the store has it now, is paid: the one whose code is still
 * open, so that a reload, a second tab or a lost answer does not void the code being scanned; else a
 * new one.
 *
 * @param known what is kept between the sessions of a client
 */
export async function openSession(
  send: Send,
  options: OpenOptions,
  { offers, carts, sentSources }: Known,
): Promise<AtomeQrSession> {
  const { cartId, data } = options;
  const source = data?.source_id;
  const isNewSource = source !== undefined && !sentSources.has(source);
  const cart = await readCart(send, cartId);
  carts.set(cartId, { regionId: cart.region_id });
  const found = findSession(cart, options, !isNewSource);
  if (found) {
    return found;
  }

  const providerId =
    options.providerId ?? (await offers.pick(cart.region_id, options.preferredProviderId));
  carts.set(cartId, { regionId: cart.region_id, providerId });
  const [collection, flow] = await Promise.all([
    cart.payment_collection ?? createCollection(send, cartId),
    // Where it cannot be told, the shopper comes back to the hosted page.
    data?.return_url ? offers.flowOf(providerId).catch(() => undefined) : undefined,
  ]);
  const return_url = flow === "redirect" ? data?.return_url : undefined;
  const make = (made: NewSessionData) =>
    makeSession(send, collection, { cartId, providerId, data: made });
  if (isNewSource) {
    sentSources.set(source, true);
  }
  const newSource = isNewSource ? source : undefined;
  try {
    return await make({ source_id: newSource, return_url });
  } catch (error) {
    if (statusOf(error) !== 400) {
      throw error;
    }
    // It was used before this page was loaded anew: what came of it may be open.
    const other = newSource && findSession(await readCart(send, cartId), options, true);
    if (other) {
      return other;
    }
    if (return_url === undefined) {
      throw error;
    }
    // Of what may be wrong, the page's address is the one thing that can be done without.
    const session = await make({ source_id: newSource }).catch(() => {
      throw error;
    });
    console.warn(
      `Atome QR: the store takes no return_url on ${return_url}, so shoppers come back from Atome to the hosted page. Add the storefront's address to storeCors (STORE_CORS).`,
    );
    return session;
  }
}

async function makeSession(
  send: Send,
  collection: PaymentCollection,
  { cartId, providerId, data }: { cartId: string; providerId: string; data: NewSessionData },
): Promise<AtomeQrSession> {
  const hasData = Object.values(data).some(Boolean);
  const after = await bodyOf<{ payment_collection: PaymentCollection }>(
    await send(`/store/payment-collections/${collection.id}/payment-sessions`, {
      method: "POST",
      body: { provider_id: providerId, ...(hasData && { data }) },
    }),
  );
  const before = new Set(collection.payment_sessions?.map(({ id }) => id));
  const made = after.payment_collection.payment_sessions?.find(
    ({ id, provider_id }) => provider_id === providerId && !before.has(id),
  );
  if (!made) {
    throw new AtomeQrError("request_failed", "The store made no payment session.");
  }
  return describe(made, cartId);
}

function describe({ id, provider_id }: PaymentSession, cartId: string): AtomeQrSession {
  return { sessionId: id, cartId, providerId: provider_id };
}

export async function readCart(send: Send, cartId: string): Promise<Cart> {
  const answer = await send(`/store/carts/${cartId}`, { query: { fields: CART_FIELDS } });
  const { cart } = await bodyOf<{ cart: Cart }>(answer);
  return { ...cart, date: answer.headers?.get("date") };
}

/**
 * @param mayBeOpen whether one that is not paid yet will do
 * @throws AtomeQrError `cart_completed`
 */
function findSession(
  cart: Cart,
  options: OpenOptions,
  mayBeOpen: boolean,
): AtomeQrSession | undefined {
  const { cartId, not } = options;
  const sessions = (cart.payment_collection?.payment_sessions ?? []).filter(
    ({ id, provider_id: provider }) =>
      id !== not &&
      (options.providerId ? provider === options.providerId : isAtomeQrProvider(provider)),
  );
  const found =
    sessions.find(({ data }) => data?.status === "paid") ??
    (cart.completed_at
      ? sessions[0]
      : sessions.find(
          (one) =>
            // Its shopper may just be coming back from Atome's page.
            (mayBeOpen || one.data?.authorize_uri) &&
            (isOpen(one, cart) || (!not && hasNews(one, cart))),
        ));
  if (!found && cart.completed_at) {
    throw new AtomeQrError("cart_completed", "This cart has become an order already.");
  }
  return found && describe(found, cartId);
}

/**
 * Whether it has failed while the shopper was on Atome's page: who comes back is told so first. A
 * code's failure has been told where the code was shown.
 */
function hasNews({ amount, data }: PaymentSession, cart: Cart): boolean {
  return data?.status === "failed" && !!data.authorize_uri && isFor(amount, cart);
}

function isFor(amount: number, { payment_collection: collection }: Cart): boolean {
  return Number(amount) === Number(collection?.amount);
}

/** Past its time is what is so by the server's clock; where that is unknown, the server will say. */
function isOpen({ amount, data }: PaymentSession, cart: Cart): boolean {
  const isPast = Date.parse(data?.expires_at ?? "") <= Date.parse(cart.date ?? "");
  return data?.status === "pending" && isFor(amount, cart) && !isPast;
}

async function createCollection(send: Send, cartId: string): Promise<PaymentCollection> {
  const { payment_collection: collection } = await bodyOf<{
    payment_collection: PaymentCollection;
  }>(await send("/store/payment-collections", { method: "POST", body: { cart_id: cartId } }));
  return collection;
}
