import { isAtomeQrProvider } from "../domain/provider-id";
import { AtomeQrError, statusOf } from "./errors";
import { bodyOf, type Send } from "./send";

/** All that is needed to watch, renew and complete; plain data, to be kept over a reload. */
export interface AtomeQrSession {
  sessionId: string;
  cartId: string;
  providerId: string;
}

export interface OpenOptions {
  cartId: string;
  /** This one and no other. */
  providerId?: string;
  /** Where the region offers several. */
  preferredProviderId?: string;
  data?: { source_id?: string };
  /** A session whose code is over: never this one again. */
  not?: string;
}

interface PaymentSession {
  id: string;
  provider_id: string;
  amount: number;
  data?: { status?: string; expires_at?: string | null };
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
 * @param sentSources sources that were sent before; one pays once, so it is not sent again
 */
export async function openSession(
  send: Send,
  options: OpenOptions,
  sentSources: Set<string>,
): Promise<AtomeQrSession> {
  const { cartId, data } = options;
  const source = data?.source_id;
  const isNewSource = source !== undefined && !sentSources.has(source);
  const cart = await readCart(send, cartId);
  const known = findSession(cart, options, !isNewSource);
  if (known) {
    return known;
  }

  const providerId =
    options.providerId ?? (await findProvider(send, cart.region_id, options.preferredProviderId));
  const collection = cart.payment_collection ?? (await createCollection(send, cartId));
  if (!isNewSource) {
    return makeSession(send, collection, { cartId, providerId });
  }
  sentSources.add(source);
  try {
    return await makeSession(send, collection, { cartId, providerId, data });
  } catch (error) {
    // It was used before this page was loaded anew: what came of it may be open.
    const other =
      statusOf(error) === 400
        ? findSession(await readCart(send, cartId), options, true)
        : undefined;
    if (!other) {
      throw error;
    }
    return other;
  }
}

async function makeSession(
  send: Send,
  collection: PaymentCollection,
  { cartId, providerId, data }: { cartId: string; providerId: string; data?: object },
): Promise<AtomeQrSession> {
  const after = await bodyOf<{ payment_collection: PaymentCollection }>(
    await send(`/store/payment-collections/${collection.id}/payment-sessions`, {
      method: "POST",
      body: { provider_id: providerId, ...(data && { data }) },
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

async function readCart(send: Send, cartId: string): Promise<Cart> {
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
    (cart.completed_at ? sessions[0] : sessions.find((one) => mayBeOpen && isOpen(one, cart)));
  if (!found && cart.completed_at) {
    throw new AtomeQrError("cart_completed", "This cart has become an order already.");
  }
  return found && describe(found, cartId);
}

/** Past its time is what is so by the server's clock; where that is unknown, the server will say. */
function isOpen({ amount, data }: PaymentSession, cart: Cart): boolean {
  const isPast = Date.parse(data?.expires_at ?? "") <= Date.parse(cart.date ?? "");
  return (
    data?.status === "pending" &&
    Number(amount) === Number(cart.payment_collection?.amount) &&
    !isPast
  );
}

async function findProvider(
  send: Send,
  regionId: string | null | undefined,
  preferred: string | undefined,
): Promise<string> {
  const { payment_providers: offered } = await bodyOf<{ payment_providers: { id: string }[] }>(
    await send("/store/payment-providers", { query: { region_id: regionId ?? "" } }),
  );
  const ours = offered.map(({ id }) => id).filter(isAtomeQrProvider);
  if (preferred && ours.includes(preferred)) {
    return preferred;
  }
  if (ours.length === 1) {
    return ours[0];
  }
  throw ours.length === 0
    ? new AtomeQrError("no_provider", "The cart's region offers no Atome QR.")
    : new AtomeQrError("several_providers", `Name one providerId: ${ours.join(", ")}`);
}

async function createCollection(send: Send, cartId: string): Promise<PaymentCollection> {
  const { payment_collection: collection } = await bodyOf<{
    payment_collection: PaymentCollection;
  }>(await send("/store/payment-collections", { method: "POST", body: { cart_id: cartId } }));
  return collection;
}
