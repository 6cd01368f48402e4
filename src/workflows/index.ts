/** For stores' own code: `medusa-payment-atome-qr/workflows`. */
export { settleChargeWorkflow, type SettleChargeInput } from "./settle-charge";
