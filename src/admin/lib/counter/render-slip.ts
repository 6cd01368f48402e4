import type { CounterReceipt } from "../../../admin-api/counter-types";
import { AMOUNT_TITLE } from "../../../domain/counter";
import { Html, html } from "../../../domain/html";
import { formatMoney } from "../format-money";

export interface SlipTexts {
  /** For an amount without a note. */
  counterSale: string;
  receipt: string;
  toPay: string;
  order: (number: number) => string;
  shipping: string;
  tax: string;
  paidBefore: string;
  total: string;
  paid: (time: string) => string;
  payUntil: (time: string) => string;
  reference: (id: string) => string;
}

/** For a roll of 80 mm; on larger paper the same slip, larger. */
const STYLE = `
@page { margin: 4mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72mm; color: #000; background: #fff;
  font: 12px/1.4 ui-sans-serif, system-ui, "Noto Sans Thai", "Noto Sans SC", sans-serif; }
h1 { margin: 0 0 2mm; font-size: 16px; text-align: center; }
p { margin: 1mm 0; }
.centre { text-align: center; }
table { width: 100%; margin: 3mm 0; border-collapse: collapse; }
td { padding: 1mm 0; vertical-align: top; }
td:last-child { padding-left: 3mm; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.total td { border-top: 1px solid #000; font-size: 16px; font-weight: 600; }
@media print and (min-width: 120mm) { body { max-width: 120mm; font-size: 16px; } h1, .total td { font-size: 22px; } }
`;

/**
 * The slip as a document to be printed. Pure.
 *
 * @param locale of the admin's language, for amounts and times
 */
export function renderSlip(receipt: CounterReceipt, texts: SlipTexts, locale: string): string {
  const {
    currency,
    lines,
    shipping,
    tax,
    paid_before: paidBefore,
    total,
    time_zone: timeZone,
    status,
  } = receipt;
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const time = (at: string) => formatInZone(at, locale, timeZone);
  const isPaid = status === "paid";
  const { store_name: store, order_display_id: order, charge_reference: reference } = receipt;
  const toLine = (name: string, amount: string) =>
    html`<tr>
      <td>${name}</td>
      <td>${amount}</td>
    </tr>`;
  const items = lines.map(({ title, quantity, total: price }) => {
    const name = title === AMOUNT_TITLE ? texts.counterSale : title;
    return toLine(quantity > 1 ? `${quantity} × ${name}` : name, money(price));
  });
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <title>${store ?? texts.receipt}</title>
        <style>
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        ${store && html`<h1>${store}</h1>`}
        <p class="centre">${isPaid ? texts.receipt : texts.toPay}</p>
        ${order !== null && html`<p class="centre">${texts.order(order)}</p>`}
        <table>
          ${items} ${shipping > 0 && toLine(texts.shipping, money(shipping))}
          ${tax > 0 && toLine(texts.tax, money(tax))}
          ${paidBefore > 0 && toLine(texts.paidBefore, money(-paidBefore))}
          <tr class="total">
            <td>${texts.total}</td>
            <td>${money(total)}</td>
          </tr>
        </table>
        ${isPaid && receipt.paid_at && html`<p>${texts.paid(time(receipt.paid_at))}</p>`}
        ${!isPaid && receipt.expires_at && html`<p>${texts.payUntil(time(receipt.expires_at))}</p>`}
        ${reference && html`<p>${texts.reference(reference)}</p>`}
      </body>
    </html>`.text;
}

/** A paper has no reader's time zone: it is the store's. */
function formatInZone(at: string, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
  }).format(new Date(at));
}
