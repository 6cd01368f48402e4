import { type ChargeRow } from "../../modules/atome-qr/rows";
import { toAdminCharge, toAdminDetails } from "./to-admin-charge";

const PAID_AT = new Date("2026-01-01T10:00:00.000Z");
const DAY_MS = 24 * 60 * 60 * 1000;

const rowOf = (fields: Partial<ChargeRow> = {}): ChargeRow =>
  ({
    id: "aqchg_1",
    account: "th",
    session_id: "payses_1",
    cart_id: null,
    order_id: null,
    for_order_id: null,
    charge_id: "chrg_test_1",
    status: "paid",
    amount: 50_000,
    currency: "THB",
    livemode: false,
    refunded_amount: 20_000,
    paid_at: PAID_AT,
    finalized_at: PAID_AT,
    expires_at: null,
    attention: null,
    attention_handled_at: null,
    email: null,
    failure_code: null,
    failure_message: null,
    last_error: null,
    pay_token: "a-secret-token",
    download_uri: "https://api.omise.co/charges/1/documents/secret",
    created_at: PAID_AT,
    ...fields,
  }) as ChargeRow;

const daysLater = (days: number) => new Date(PAID_AT.getTime() + days * DAY_MS);

it("shows staff nothing with which one could pay or see the code", () => {
  const shown = JSON.stringify([
    toAdminCharge(rowOf(), null, new Map()),
    toAdminDetails(rowOf(), PAID_AT),
  ]);
  expect(shown).not.toContain("secret");
});

it("names the order and its number, where there is one", () => {
  const numbers = new Map([["order_1", 1042]]);
  expect(toAdminCharge(rowOf(), "order_1", numbers)).toMatchObject({
    order_id: "order_1",
    order_display_id: 1042,
  });
  expect(toAdminCharge(rowOf(), null, numbers)).toMatchObject({
    order_id: null,
    order_display_id: null,
  });
});

it("says where the money is that no order came of", () => {
  const whereIs = (fields: Partial<ChargeRow>) =>
    toAdminCharge(rowOf(fields), null, new Map()).without_order;
  expect(whereIs({ refunded_amount: 50_000 })).toBe("money_returned");
  expect(whereIs({ refunded_amount: 20_000 })).toBe("money_held");
  expect(whereIs({ order_id: "order_1" })).toBeNull();
  expect(whereIs({ finalized_at: null })).toBeNull();
  expect(whereIs({ status: "expired" })).toBeNull();
});

it("says what can still be refunded, and for how long", () => {
  expect(toAdminDetails(rowOf(), daysLater(1))).toMatchObject({
    refundable_until: daysLater(60).toISOString(),
    refundable_amount: 30_000,
  });
  expect(toAdminDetails(rowOf(), daysLater(60))).toMatchObject({ refundable_amount: 30_000 });
  expect(toAdminDetails(rowOf(), daysLater(61))).toMatchObject({ refundable_amount: 0 });
});

describe("a dispute", () => {
  const disputed = (status: string, fields: Partial<ChargeRow> = {}) =>
    toAdminDetails(
      rowOf({
        dispute_id: "dspt_test_1",
        dispute_status: status,
        disputed_amount: 50_000,
        ...fields,
      }),
      PAID_AT,
    );

  it.each(["open", "pending", "won", "lost"])("is shown with its status: %s", (status) => {
    expect(disputed(status).dispute).toEqual({ id: "dspt_test_1", status, amount: 50_000 });
  });

  it("is none where there has been none", () => {
    const none = { dispute_id: null, dispute_status: null, disputed_amount: null };
    expect(toAdminDetails(rowOf(none), PAID_AT).dispute).toBeNull();
  });

  it("given it was lost, leaves nothing of what it took to be refunded", () => {
    expect(disputed("lost", { refunded_amount: 50_000 }).refundable_amount).toBe(0);
  });
});

it("names the error behind a reason, where there is one", () => {
  const detail = "Some variant does not have the required inventory.";
  const row = rowOf({ attention: "order_delayed", attention_detail: detail });
  expect(toAdminCharge(row, null, new Map())).toMatchObject({
    attention: "order_delayed",
    attention_detail: detail,
  });
  const other = rowOf({ attention: "disputed", attention_detail: null });
  expect(toAdminCharge(other, null, new Map()).attention_detail).toBeNull();
});

it.each(["creating", "pending", "failed", "expired"] as const)(
  "has nothing to refund of one that is %s",
  (status) => {
    expect(toAdminDetails(rowOf({ status, paid_at: null }), PAID_AT)).toMatchObject({
      refundable_until: null,
      refundable_amount: 0,
    });
  },
);

it("leads to Omise's dashboard, of the right mode", () => {
  const urlOf = (fields: Partial<ChargeRow>) =>
    toAdminDetails(rowOf(fields), PAID_AT).dashboard_url;
  expect(urlOf({})).toBe("https://dashboard.omise.co/test/charges/chrg_test_1");
  expect(urlOf({ livemode: true, charge_id: "chrg_1" })).toBe(
    "https://dashboard.omise.co/charges/chrg_1",
  );
  expect(urlOf({ charge_id: null })).toBeNull();
});
