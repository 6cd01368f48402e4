import type Medusa from "@medusajs/js-sdk";
import { type Cart } from "./shop";
import { type OpenPayment } from "./saved";

export type PaymentStatus = "pending" | "paid" | "failed" | "expired";

/** What `GET /store/atome-qr/payment-sessions/:id` answers. */
export interface AtomePayment {
  status: PaymentStatus;
  /** Minor units. */
  amount: number;
  /** Upper case, such as `THB`. */
  currency: string;
  expires_at: string;
  download_uri: string | null;
  failure_code: string | null;
  failure_message: string | null;
  /** Set once the order is placed and paid, which is a moment after `paid`. */
  order_id: string | null;
}

/** Whether the shopper paid although no order came of it: the money goes back, or staff decide. */
export function wasPaid(payment: AtomePayment | undefined | null): boolean {
  return ["payment_returned", "payment_held"].includes(payment?.failure_code ?? "");
}

const pathOf = (sessionId: string) => `/store/atome-qr/payment-sessions/${sessionId}`;

/** @param waitSeconds the store holds its answer that long, or until the status changes */
export async function readPayment(
  sdk: Medusa,
  sessionId: string,
  waitSeconds: number,
  signal: AbortSignal,
): Promise<AtomePayment> {
  const query = waitSeconds > 0 ? { wait: waitSeconds } : undefined;
  const { payment } = await sdk.client.fetch<{ payment: AtomePayment }>(pathOf(sessionId), {
    query,
    signal,
  });
  return payment;
}

/** The image needs the publishable key, which an `<img>` cannot send. */
export async function readQrImage(
  sdk: Medusa,
  sessionId: string,
  signal: AbortSignal,
): Promise<Blob> {
  const response = await sdk.client.fetch<Response>(`${pathOf(sessionId)}/qr`, {
    headers: { accept: "image/*" },
    signal,
  });
  return response.blob();
}

/** Asks for a code for what the cart costs; a code asked for earlier ends with it. */
export async function openPayment(
  sdk: Medusa,
  cart: Cart,
  providerId: string,
): Promise<OpenPayment> {
  const { payment_collection: collection } = await sdk.store.payment.initiatePaymentSession(cart, {
    provider_id: providerId,
  });
  const session = collection.payment_sessions?.find((one) => one.provider_id === providerId);
  if (!session) throw new Error("The store made no payment code. Please try again.");
  return { sessionId: session.id, cartId: cart.id, collectionId: collection.id, providerId };
}
