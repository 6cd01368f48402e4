/** Atome QR for React 18 and 19: a component that does it all, and the hook beneath it. */
export { AtomeQrPayment, type AtomeQrPaymentProps } from "./atome-qr-payment";
export { useAtomeQr, type UseAtomeQr, type UseAtomeQrOptions } from "./use-atome-qr";
export { type Snapshot as AtomeQrSnapshot } from "./payment-flow";
export { type Language, type Strings as AtomeQrLabels } from "../../shopper-texts";
