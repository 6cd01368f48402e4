import { type PageState, type ShownPayment, toPageState } from "./page-state";

const payment = (fields: Partial<ShownPayment> = {}): ShownPayment => ({
  status: "pending",
  download_uri: "https://api.omise.co/qr",
  authorize_uri: null,
  failure_code: null,
  order_id: null,
  ...fields,
});

const open = { isOpen: true, canRenew: false };
const replaced = { isOpen: false, canRenew: false };
const renewable = { isOpen: false, canRenew: true };

it.each<[PageState, Partial<ShownPayment>, typeof open]>([
  ["waiting", {}, open],
  ["starting", { download_uri: null }, open],
  ["waiting", { download_uri: null, authorize_uri: "https://pay.omise.co/1" }, open],
  ["placing", { status: "paid" }, open],
  ["paid", { status: "paid", order_id: "order_1" }, open],
  ["failed", { status: "failed", failure_code: "payment_rejected" }, open],
  ["expired", { status: "expired" }, open],
  ["returned", { status: "failed", failure_code: "payment_returned" }, replaced],
  ["held", { status: "failed", failure_code: "payment_held" }, replaced],
  ["gone", {}, replaced],
  ["gone", { status: "expired" }, replaced],
  ["gone", { status: "failed" }, replaced],
  // Money counts more than what became of the session.
  ["placing", { status: "paid" }, replaced],
  ["paid", { status: "paid", order_id: "order_1" }, replaced],
  ["expired", { status: "expired" }, renewable],
  ["failed", { status: "failed" }, renewable],
])("%s is shown for %j, %j", (state, fields, about) => {
  expect(toPageState(payment(fields), about)).toBe(state);
});
