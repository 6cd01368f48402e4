/** The reader's own modules: of Medusa's starter. */

declare module "@lib/data/cart" {
  export function placeOrder(cartId: string): Promise<unknown>;
}

declare module "@lib/constants" {
  export const isAtomeQr: (providerId?: string) => boolean;
}

declare module "*/payment-atome-qr" {
  import { type HttpTypes } from "@medusajs/types";
  import { type ReactElement } from "react";

  export default function PaymentAtomeQr(props: { cart: HttpTypes.StoreCart }): ReactElement;
}
