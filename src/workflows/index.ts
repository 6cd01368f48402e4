/** For stores' own code: `medusa-payment-atome-qr/workflows`. */
export { createOrderQrWorkflow } from "./create-order-qr";
export { reconcileChargeWorkflow, type ReconcileChargeInput } from "./reconcile-charge";
export { refundChargeWorkflow, type RefundChargeInput } from "./refund-charge";
export {
  deleteExpiryOverrideWorkflow,
  setExpiryOverrideWorkflow,
  type SetExpiryOverrideInput,
} from "./set-expiry-override";
