import type { AdminCharge } from "../types";
import { decimalsOf } from "../../domain/atome";
import { toMedusaAmount } from "../../domain/money";
import { toZoneTime } from "./zone-time";

/** So that spreadsheets read it as UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

type Cell = string | number | boolean | null;

/** The columns and what stands in them; amounts in main units, beside their currency. */
const COLUMNS: Record<string, (charge: AdminCharge, timeZone: string) => Cell> = {
  created_at: (charge, timeZone) => time(charge.created_at, timeZone),
  time_zone: (_charge, timeZone) => timeZone,
  id: (charge) => charge.id,
  charge_id: (charge) => charge.charge_id,
  account: (charge) => charge.account,
  flow: (charge) => charge.flow,
  livemode: (charge) => charge.livemode,
  status: (charge) => charge.status,
  amount: (charge) => decimal(charge, charge.amount),
  refunded_amount: (charge) => decimal(charge, charge.refunded_amount),
  currency: (charge) => charge.currency,
  email: (charge) => charge.email,
  order_number: (charge) => charge.order_display_id,
  order_id: (charge) => charge.order_id,
  cart_id: (charge) => charge.cart_id,
  paid_at: (charge, timeZone) => time(charge.paid_at, timeZone),
  expires_at: (charge, timeZone) => time(charge.expires_at, timeZone),
  failure_code: (charge) => charge.failure_code,
  failure_message: (charge) => charge.failure_message,
  attention: (charge) => charge.attention,
  attention_handled_at: (charge, timeZone) => time(charge.attention_handled_at, timeZone),
  attention_resolved: (charge) => charge.attention_resolved?.by ?? null,
  refunding_amount: (charge) => decimal(charge, charge.refunding?.amount ?? 0),
};

export const CSV_HEADER = `${BYTE_ORDER_MARK}${Object.keys(COLUMNS).join(",")}\r\n`;

/**
 * One line (RFC 4180).
 *
 * @param timeZone of its times, which the line names; as IANA does
 */
export function toCsvLine(charge: AdminCharge, timeZone: string): string {
  const cells = Object.values(COLUMNS).map((read) => toCell(read(charge, timeZone)));
  return `${cells.join(",")}\r\n`;
}

function time(at: string | null, timeZone: string): string | null {
  return at && toZoneTime(at, timeZone);
}

function decimal({ currency }: AdminCharge, amount: number): string {
  return toMedusaAmount({ amount, currency }).toFixed(decimalsOf(currency));
}

/**
 * A spreadsheet runs a cell that begins like a formula, quoted or not, and shoppers choose their
 * e-mail addresses: an apostrophe makes it text.
 */
function toCell(value: Cell): string {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
