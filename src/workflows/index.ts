/** For stores' own code: `medusa-payment-atome-qr/workflows`. */
export {
  deleteExpiryOverrideWorkflow,
  setExpiryOverrideWorkflow,
  type SetExpiryOverrideInput,
} from "./set-expiry-override";
export { reconcileChargeWorkflow, type ReconcileChargeInput } from "./reconcile-charge";
