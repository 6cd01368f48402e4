/**
 * For stores' own tests: `medusa-payment-atome-qr/testing`. Signs a webhook's body the way Omise
 * does; the sandbox (`medusa-payment-atome-qr/sandbox`) sends signed webhooks by itself.
 */
export { signWebhook } from "./omise/webhook-signature";
