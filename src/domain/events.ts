/** Names on Medusa's event bus. The first five are public; data: `{ id, charge_id, session_id, … }`. */
export const EVENTS = {
  paid: "atome_qr.charge.paid",
  failed: "atome_qr.charge.failed",
  expired: "atome_qr.charge.expired",
  refunded: "atome_qr.charge.refunded",
  needsAttention: "atome_qr.charge.needs_attention",
  /** Internal: somebody who cannot settle by himself found something to settle. */
  reconciliationRequested: "atome_qr.charge.reconciliation_requested",
  /** Internal: an instance has started, and what another one left when it died may be due. */
  recoveryRequested: "atome_qr.recovery_requested",
} as const;
