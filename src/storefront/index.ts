/**
 * The storefront kit: Atome QR payments in a browser, an app or Node, with no dependency. For React
 * there are a hook and a component in `medusa-payment-atome-qr/storefront/react`.
 */
export { createAtomeQr, type AtomeQr, type StartOptions, type WatchOptions } from "./client";
export { AtomeQrError, type AtomeQrErrorCode } from "./errors";
export { type AtomeQrOrder } from "./complete-cart";
export { type AtomeQrSession, type NewSessionData } from "./open-session";
export { type AtomeQrProvider } from "./pick-provider";
export { type AtomeQrOptions, type SdkLike } from "./send";
export { secondsLeft, type AtomeQrPayment, type AtomeQrState } from "./state";
