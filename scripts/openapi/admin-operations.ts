import * as counter from "../../src/api/admin/atome-qr/counter/inputs";
import * as admin from "../../src/api/admin/atome-qr/inputs";
import { type Answer, always, get, post, queryOf, remove, text, WAIT } from "./operation";

/** The admin API. */

const CHARGE: Answer = { charge: "AdminChargeDetail" };
const SALE: Answer = { sale: "CounterSale" };

const deleted = (object: string): Answer => ({
  id: text(),
  object: always(object),
  deleted: always(true),
});

const BASE = "/admin/atome-qr";
const CHARGES = `${BASE}/charges`;
const SALES = `${BASE}/counter/sales`;
const DISPLAYS = `${BASE}/counter/displays`;
const OVERRIDES = `${BASE}/expiry-overrides`;

const charges = [
  get(CHARGES, "Charges, newest first", {
    query: admin.listQuery,
    answer: "ChargesAnswer",
    errors: [400],
  }),
  get(`${CHARGES}/export`, "The same list as CSV", {
    query: admin.exportQuery,
    content: "text/csv",
    errors: [400],
  }),
  get(`${CHARGES}/{id}`, "A charge with all that is known of it", {
    answer: CHARGE,
    errors: [404],
  }),
  get(`${CHARGES}/{id}/qr`, "The image of an open charge", { content: "image/*", errors: [404] }),
  post(`${CHARGES}/{id}/sync`, "Reads a charge from Omise now, and reconciles it", {
    query: admin.syncQuery,
    answer: CHARGE,
    errors: [404, 500],
  }),
  post(`${CHARGES}/{id}/expire`, "Makes an open code unpayable", {
    answer: CHARGE,
    errors: [404, 409, 500],
  }),
  post(`${CHARGES}/{id}/refund`, "Pays a charge back, or a part of it", {
    body: admin.refundBody,
    answer: CHARGE,
    errors: [400, 404, 409, 500],
  }),
  post(`${CHARGES}/{id}/place-order`, "Tries again to place the order of a paid charge", {
    answer: CHARGE,
    errors: [400, 404, 409],
  }),
  post(`${CHARGES}/{id}/handled`, "Says that a person has dealt with it, or has not", {
    body: admin.handledBody,
    answer: CHARGE,
    errors: [400, 404, 409],
  }),
  post(`${CHARGES}/{id}/pay-link`, "The pay link of an open charge", {
    // A charge of the flow `redirect` has no image.
    answer: { pay_url: text(), download_uri: text({ type: ["string", "null"] }) },
    errors: [404, 409],
  }),
  post(`${CHARGES}/{id}/mark-as`, "Pays it or makes it fail, in test mode", {
    body: admin.markAsBody,
    answer: CHARGE,
    errors: [400, 404, 409],
  }),
];

const settings = [
  get(`${BASE}/statistics`, "Figures by currency and day", {
    query: admin.statisticsQuery,
    answer: { statistics: "Statistics" },
    errors: [400],
  }),
  get(`${BASE}/accounts`, "The accounts and how they are doing", {
    query: admin.accountsQuery,
    answer: "AccountsAnswer",
    errors: [400],
  }),
  get(OVERRIDES, "How long codes are valid, where staff have said so", {
    query: admin.overridesQuery,
    answer: "ExpiryOverridesAnswer",
    errors: [400],
  }),
  post(OVERRIDES, "Sets it for a scope", {
    body: admin.overrideBody,
    answer: { expiry_override: "ExpiryOverride" },
    errors: [400, 404],
  }),
  remove(`${OVERRIDES}/{id}`, "Takes it back", {
    answer: deleted("atome_qr_expiry_override"),
    errors: [404],
  }),
];

const orders = [
  get(`${BASE}/orders/{id}`, "An order's charges, and what it owes", {
    answer: { payment: "OrderPayment" },
    errors: [404],
  }),
  post(`${BASE}/orders/{id}/qr`, "A code for what an order owes", {
    body: admin.orderQrBody,
    answer: CHARGE,
    errors: [400, 404, 409, 500],
  }),
];

const till = [
  get(`${BASE}/counter/setup`, "What a till can choose from", { answer: "CounterSetup" }),
  get(`${BASE}/counter/products`, "Products by a scanned code or by words", {
    query: counter.productsQuery,
    answer: { products: ["CounterProduct"] },
    errors: [400, 404],
  }),
  get(SALES, "Sales, newest first", {
    query: counter.salesQuery,
    answer: "CounterSalesAnswer",
    errors: [400],
  }),
  post(SALES, "A sale and its code; the same key answers the same sale", {
    body: counter.saleBody,
    answer: SALE,
    errors: [400, 404, 409, 500],
  }),
  get(`${SALES}/{id}`, "How a sale stands", {
    query: queryOf(WAIT),
    answer: SALE,
    errors: [400, 404],
  }),
  post(`${SALES}/{id}/cancel`, "Ends a sale that is not paid", {
    body: counter.cancelBody,
    answer: SALE,
    errors: [404, 409, 500],
  }),
  get(`${SALES}/{id}/receipt`, "What a sale's slip says", {
    answer: { receipt: "CounterReceipt" },
    errors: [404],
  }),
  post(`${BASE}/counter/tills/{id}/show`, "What a till's customer displays show", {
    body: counter.showBody,
    answer: { sale_id: text({ type: ["string", "null"] }) },
    errors: [400, 404],
  }),
  get(DISPLAYS, "Customer displays, newest first", {
    query: counter.displaysQuery,
    answer: { displays: ["CounterDisplay"] },
    errors: [400],
  }),
  post(DISPLAYS, "Begins to pair a screen with a till", {
    body: counter.displayBody,
    answer: { display: "CounterPairing" },
    errors: [400],
  }),
  remove(`${DISPLAYS}/{id}`, "Removes a screen", {
    answer: deleted("atome_qr_display"),
    errors: [404],
  }),
];

export const ADMIN_OPERATIONS = [...charges, ...settings, ...orders, ...till];
