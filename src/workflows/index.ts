/** For stores' own code: `medusa-payment-atome-qr/workflows`. */
export {
  deleteExpiryOverrideWorkflow,
  setExpiryOverrideWorkflow,
  type SetExpiryOverrideInput,
} from "./set-expiry-override";
export { settleChargeWorkflow, type SettleChargeInput } from "./settle-charge";
