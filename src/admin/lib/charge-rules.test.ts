import type { AdminRefund } from "../../admin-api/types";
import { isUnsettled } from "./charge-rules";

const refund = (status: AdminRefund["status"]): AdminRefund => ({
  id: "aqref_1",
  refund_id: null,
  status,
  amount: 100,
  reason: "staff",
  refund_reason: null,
  note: null,
  failure_code: null,
  failure_message: null,
  created_at: "2026-11-24T00:00:00Z",
});

it.each([
  ["that is not booked yet", { finalized_at: null, refunds: [] }, true],
  ["that is booked", { finalized_at: "2026-11-24T00:00:00Z", refunds: [] }, false],
  [
    "with a refund on its way",
    { finalized_at: "2026-11-24T00:00:00Z", refunds: [refund("succeeded"), refund("creating")] },
    true,
  ],
  [
    "whose refunds have come to an end",
    { finalized_at: "2026-11-24T00:00:00Z", refunds: [refund("succeeded"), refund("failed")] },
    false,
  ],
])("of a charge %s, it knows whether something is still to come", (_what, charge, unsettled) => {
  expect(isUnsettled(charge)).toBe(unsettled);
});
