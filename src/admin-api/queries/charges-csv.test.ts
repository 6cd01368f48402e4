import type { AdminCharge } from "../types";
import { CSV_HEADER, toCsvLine } from "./charges-csv";

const charge: AdminCharge = {
  id: "aqchg_1",
  charge_id: "chrg_test_1",
  account: "th",
  provider_id: "pp_atome-qr_th",
  flow: "qr",
  status: "paid",
  attention: null,
  attention_detail: null,
  attention_handled_at: null,
  attention_resolved: null,
  amount: 123_450,
  currency: "THB",
  refunded_amount: 5,
  refunding: null,
  can_place_order: false,
  livemode: false,
  session_id: "payses_1",
  cart_id: "cart_1",
  order_id: "order_1",
  order_display_id: 1042,
  email: "somchai@example.com",
  created_at: "2026-01-31T10:00:00.000Z",
  expires_at: null,
  paid_at: "2026-01-31T10:01:00.000Z",
  without_order: null,
  finalized_at: "2026-01-31T10:01:01.000Z",
  failure_code: null,
  failure_message: null,
};

/** The cell of a column, as it is written. */
function cell(column: string, fields: Partial<AdminCharge>): string {
  const index = CSV_HEADER.trim().replace("\ufeff", "").split(",").indexOf(column);
  return toCsvLine({ ...charge, ...fields }, "Asia/Bangkok")
    .trimEnd()
    .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)[index];
}

it("begins with a byte order mark, and has a line per charge that ends as RFC 4180 says", () => {
  expect(CSV_HEADER.startsWith("\ufeffcreated_at,")).toBe(true);
  expect(CSV_HEADER.endsWith("\r\n")).toBe(true);
  expect(toCsvLine(charge, "UTC").endsWith("\r\n")).toBe(true);
  expect(toCsvLine(charge, "UTC").split(",")).toHaveLength(CSV_HEADER.split(",").length);
});

it("writes amounts in main units beside the currency", () => {
  expect(cell("amount", {})).toBe("1234.50");
  expect(cell("refunded_amount", {})).toBe("0.05");
  expect(cell("refunding_amount", { refunding: { amount: 150, is_unclear: true } })).toBe("1.50");
  expect(cell("currency", {})).toBe("THB");
  expect(cell("order_number", {})).toBe("1042");
  expect(cell("expires_at", {})).toBe("");
});

it("says beside the account how the charge is paid", () => {
  expect(CSV_HEADER).toContain(",account,flow,");
  expect(cell("flow", {})).toBe("qr");
  expect(cell("flow", { flow: "redirect" })).toBe("redirect");
});

it("writes times as the staff's clocks show them, and names their zone", () => {
  expect(cell("created_at", {})).toBe("2026-01-31 17:00:00");
  expect(cell("paid_at", {})).toBe("2026-01-31 17:01:00");
  expect(cell("time_zone", {})).toBe("Asia/Bangkok");
});

it.each([
  ["a comma", "a,b", '"a,b"'],
  ["a quote", 'a "b"', '"a ""b"""'],
  ["a line break", "a\r\nb", '"a\r\nb"'],
])("quotes %s", (_, text, written) => {
  expect(toCsvLine({ ...charge, failure_message: text }, "UTC")).toContain(written);
});

it.each(["=", "+", "-", "@", "\t", "\r"])(
  "lets no cell that begins with %j be a formula",
  (sign) => {
    const line = toCsvLine({ ...charge, email: `${sign}cmd|' /C calc'!A0` }, "UTC");
    expect(line).toContain(`"'${sign}cmd`);
  },
);
