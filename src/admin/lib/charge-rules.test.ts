import type { AdminRefund } from "../../admin-api/types";
import { hasCode, isOpenCode, isPaidAtAtome, isUnsettled } from "./charge-rules";

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

describe("of an open charge", () => {
  const open = (flow: "qr" | "redirect", charge_id: string | null = "chrg_test_1") =>
    ({ status: "pending", flow, charge_id }) as const;

  it("a code can be shown where there is one, which a redirect does not have", () => {
    expect(hasCode(open("qr"))).toBe(true);
    expect(isPaidAtAtome(open("qr"))).toBe(false);
    expect(hasCode(open("redirect"))).toBe(false);
    expect(isPaidAtAtome(open("redirect"))).toBe(true);
  });

  it("neither is there before Omise has made it", () => {
    const charges = [open("qr", null), open("redirect", null)];
    expect(charges.filter((one) => hasCode(one) || isPaidAtAtome(one))).toEqual([]);
    expect(charges.map(isOpenCode)).toEqual([true, false]);
  });

  it("neither is there once it has ended", () => {
    const ended = [open("qr"), open("redirect")].map((one) => ({
      ...one,
      status: "expired" as const,
    }));
    expect(ended.filter((one) => isOpenCode(one) || isPaidAtAtome(one))).toEqual([]);
  });
});
