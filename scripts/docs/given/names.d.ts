/** What the documentation's examples take as given: the reader's own names, in their store's types. */

import type Medusa from "@medusajs/js-sdk";
import { type HttpTypes } from "@medusajs/types";
import { type createAtomeQr } from "medusa-payment-atome-qr/storefront";
import { type ReactElement } from "react";

declare global {
  const sdk: Medusa;
  const cart: HttpTypes.StoreCart;
  const atomeQr: ReturnType<typeof createAtomeQr>;
  /** A payment session with Atome QR. */
  const session: { id: string; data: { charge_id: string; pay_url: string } };
  const chargeId: string;
  /** Of an order, a charge or whatever the page is about. */
  const id: string;
  /** Of an Omise account. */
  const keys: { secretKey: string; webhookSecret: string };
  const body: string;
  const webhookSecret: string;
  const image: HTMLImageElement;
  const show: (state: unknown) => void;
  const signal: AbortSignal;
  const isAtomeQr: (providerId?: string) => boolean;
  const PaymentAtomeQr: (props: { cart: HttpTypes.StoreCart }) => ReactElement;
  /** Of Medusa's starter. */
  const paymentSession: HttpTypes.StorePaymentSession | undefined;
  const notReady: boolean;
  const CreditCard: () => ReactElement;
  const Button: (props: { disabled?: boolean; children: string }) => ReactElement;
}
