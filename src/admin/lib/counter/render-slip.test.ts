import type { CounterReceipt } from "../../../admin-api/counter-types";
import { AMOUNT_TITLE } from "../../../domain/counter";
import { renderSlip, type SlipTexts } from "./render-slip";

const texts: SlipTexts = {
  counterSale: "Jualan kaunter",
  receipt: "Receipt",
  toPay: "To be paid with Atome",
  order: (number) => `Order #${number}`,
  shipping: "Shipping",
  tax: "Includes tax",
  paidBefore: "Already paid",
  total: "Total",
  paid: (time) => `Paid on ${time}`,
  payUntil: (time) => `Can be paid until ${time}`,
  reference: (id) => `Reference …${id}`,
};

const receiptOf = (fields: Partial<CounterReceipt> = {}): CounterReceipt => ({
  store_name: "Little Monsoon",
  order_display_id: 42,
  status: "paid",
  currency: "THB",
  lines: [{ title: "Celadon mug", quantity: 2, total: 98_000 }],
  shipping: 0,
  tax: 6_411,
  paid_before: 0,
  total: 98_000,
  paid_at: "2026-11-29T03:04:00.000Z",
  expires_at: "2026-11-29T03:15:00.000Z",
  time_zone: "Asia/Bangkok",
  charge_reference: "9rrwji",
  note: null,
  ...fields,
});

it("is a receipt once it is paid, in the store's own time", () => {
  const slip = renderSlip(receiptOf(), texts, "en-GB");
  for (const text of [
    "Little Monsoon",
    "Receipt",
    "Order #42",
    "2 × Celadon mug",
    "Includes tax",
    "Paid on 29 Nov 2026, 10:04",
    "Reference …9rrwji",
  ]) {
    expect(slip).toContain(text);
  }
  expect(slip).not.toContain("Can be paid until");
});

it("counts the years in Thai as the admin and the pay page do", () => {
  expect(renderSlip(receiptOf(), texts, "th")).toMatch(/2026/);
});

it("says until when an open code can be paid", () => {
  const slip = renderSlip(receiptOf({ status: "open", paid_at: null }), texts, "en-GB");
  expect(slip).toContain("To be paid with Atome");
  expect(slip).toContain("Can be paid until 29 Nov 2026, 10:15");
  expect(slip).not.toContain("Receipt</p>");
});

it("adds up where an order has shipping, or was paid in part before", () => {
  const receipt = receiptOf({ shipping: 5_000, paid_before: 53_000, total: 50_000 });
  const slip = renderSlip(receipt, texts, "en-GB");
  expect(slip).toMatch(/Shipping[^]*50\.00[^]*Already paid[^]*-[^]*530\.00[^]*Total[^]*500\.00/);
});

it("calls an amount without a note by the admin's language", () => {
  const lines = [{ title: AMOUNT_TITLE, quantity: 1, total: 98_000 }];
  const slip = renderSlip(receiptOf({ lines }), texts, "en-GB");
  expect(slip).toContain("Jualan kaunter");
  expect(slip).not.toContain(AMOUNT_TITLE);
});

it("writes what staff have typed as text", () => {
  const lines = [{ title: "<img src=x onerror=alert(1)>", quantity: 1, total: 98_000 }];
  const slip = renderSlip(receiptOf({ lines, store_name: null, tax: 0 }), texts, "en-GB");
  expect(slip).not.toContain("<img");
  expect(slip).toContain("&lt;img");
  expect(slip).not.toContain("Includes tax");
});
