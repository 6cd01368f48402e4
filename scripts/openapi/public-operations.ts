import { type Answer, always, get, options, post, queryOf, WAIT } from "./operation";

/** What storefronts, shoppers' pages, Omise and monitors call. */

const PAYMENT: Answer = { payment: "AtomeQrPayment" };

const LANGUAGE = queryOf({ lang: { enum: ["en", "th", "ms", "zh"] } });
const PAGE = { query: LANGUAGE, content: "text/html" };
const LEADS_ELSEWHERE = { query: LANGUAGE, status: 303 };
const IMAGE = { content: "image/*", errors: [404] };

const SESSIONS = "/store/atome-qr/payment-sessions";
const PAY = "/atome-qr/pay/{token}";
const DISPLAY = "/atome-qr/display";
const DISPLAY_TOKEN = "X-Atome-Qr-Display-Token";
const WHAT_IT_SHOWS = {
  headers: [DISPLAY_TOKEN, "X-Atome-Qr-Display-Screen"],
  answer: "DisplayAnswer",
  errors: [400, 404],
};

const storefront = [
  get("/store/atome-qr/config", "What a storefront may know before a payment", {
    query: queryOf({ provider_id: { type: "string" } }, ["provider_id"]),
    answer: "ConfigAnswer",
    errors: [400, 404],
  }),
  get(`${SESSIONS}/{id}`, "How a payment stands", {
    query: queryOf(WAIT),
    answer: PAYMENT,
    errors: [400, 404],
  }),
  get(`${SESSIONS}/{id}/qr`, "Its QR image, while it can be paid", IMAGE),
];

const omise = [
  post("/hooks/atome-qr/{account}", "A webhook of Omise's", {
    headers: ["Omise-Signature", "Omise-Signature-Timestamp"],
    answer: { received: always(true) },
    errors: [400, 401, 404, 413, 415, 503],
  }),
  get("/hooks/atome-qr/{account}", "Says that webhooks are posted", {
    status: 405,
    answer: "Error",
  }),
  options("/hooks/atome-qr/{account}", "A preflight, which gets no CORS headers", { status: 204 }),
];

const monitor = [
  get("/atome-qr/health", "Whether unfinished payments are being checked", {
    answer: "HealthAnswer",
    also: [503], // a monitor reads the same of a store that is not well
  }),
];

const payPage = [
  get(PAY, "The hosted pay page", PAGE),
  get(`${PAY}/qr`, "Its QR image", IMAGE),
  post(`${PAY}/renew`, "A new code: leads to its page", LEADS_ELSEWHERE),
  get(`${PAY}/renew`, "Leads back to the page", LEADS_ELSEWHERE),
  post(`${PAY}/switch`, "The other way to pay: leads to its page", LEADS_ELSEWHERE),
  get(`${PAY}/switch`, "Leads back to the page", LEADS_ELSEWHERE),
  get("/atome-qr/return/{token}", "Where Atome sends a shopper back to: leads on", {
    status: 303,
    errors: [404],
  }),
  get("/atome-qr/status", "How the payment of a pay link stands", {
    query: queryOf(WAIT),
    headers: ["X-Atome-Qr-Pay-Token"],
    answer: PAYMENT,
    errors: [400, 404],
  }),
  get(`${PAY}/status`, "The same, for pages that an older version served", {
    query: queryOf(WAIT),
    answer: PAYMENT,
    errors: [400, 404],
  }),
];

const display = [
  get(DISPLAY, "The form for a till's pairing code", PAGE),
  post(DISPLAY, "Pairs a screen: leads to its page", LEADS_ELSEWHERE),
  get(`${DISPLAY}/{token}`, "A customer display's page", PAGE),
  get(`${DISPLAY}/state`, "What a display shows", {
    query: queryOf({ ...WAIT, seen: { type: "string" } }),
    ...WHAT_IT_SHOWS,
  }),
  post(`${DISPLAY}/state`, "The same, for a screen that follows the till from now on", {
    ...WHAT_IT_SHOWS,
  }),
  get(`${DISPLAY}/qr`, "The QR image of the sale that the till shows", {
    query: queryOf({ sale: { type: "string" } }, ["sale"]),
    headers: [DISPLAY_TOKEN],
    ...IMAGE,
  }),
];

export const PUBLIC_OPERATIONS = [...storefront, ...omise, ...monitor, ...payPage, ...display];
