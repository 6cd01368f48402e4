import { LANGUAGES } from "../shopper-texts";
import { type PageCharge, type PayPage } from "./page-parts";
import { type PageState } from "./page-state";
import { renderPage } from "./render-page";

const now = new Date("2026-01-31T10:00:00Z");

const charge = (fields: Partial<PageCharge> = {}): PageCharge => ({
  money: { amount: 54_000, currency: "THB" },
  expiresAt: new Date("2026-01-31T10:15:00Z"),
  now,
  failureCode: null,
  failureMessage: null,
  canRenew: false,
  seen: "pending,1,0",
  base: "TOKEN",
  token: "TOKEN",
  downloadUri: null,
  statusUrl: "../status",
  ...fields,
});

const page = (fields: Partial<PayPage> = {}): PayPage => ({
  state: "waiting",
  choices: { language: "en", view: "page", returnUrl: null, query: "" },
  nonce: "NONCE",
  storeName: "Little Monsoon",
  charge: charge(),
  ...fields,
});

const STATES: PageState[] = [
  "starting",
  "waiting",
  "placing",
  "paid",
  "failed",
  "expired",
  "returned",
  "held",
  "gone",
  "error",
];

describe.each(STATES)("the page that shows %s", (state) => {
  it.each(["en", "th", "ms", "zh"] as const)("has one heading in %s, and no gaps", (language) => {
    const choices = { ...page().choices, language };
    const text = renderPage(page({ state, choices }));
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).not.toMatch(/undefined|\[object|NaN|\{\w+\}<|>null</);
    expect(text).toContain(`<main`);
  });

  it("says one thing to whom it is read aloud, and nothing that only scripts do", () => {
    const text = renderPage(page({ state }));
    const isToCome = ["starting", "waiting", "placing"].includes(state);
    expect(text.match(/role="status"/g) ?? []).toHaveLength(isToCome ? 1 : 0);
    expect(text.includes('http-equiv="refresh"')).toBe(isToCome);
    expect(text).not.toMatch(/\son[a-z]+="|\sstyle="/);
  });
});

it("escapes the store's name and Omise's words", () => {
  const evil = "</title></main><script>alert(1)</script>";
  const text = renderPage(
    page({ state: "failed", storeName: evil, charge: charge({ failureMessage: evil }) }),
  );
  expect(text).not.toContain(evil);
  expect(text.match(/<script/g)).toHaveLength(1);
});

it.each(["page", "counter"] as const)(
  "leads to Omise's own address of the code, with and without a script (%s)",
  (view) => {
    const choices = { ...page().choices, view };
    const downloadUri = "https://api.omise.example/a?b=1&c";
    const text = renderPage(page({ choices, charge: charge({ downloadUri }) }));
    const link = `<a class="button omise" href="https://api.omise.example/a?b=1&amp;c" rel="noreferrer">${LANGUAGES.en.openAtOmise}</a>`;
    expect(text).toContain(`<noscript class="screen">${link}</noscript>`);
    expect(text.split(link)).toHaveLength(3);
  },
);

it("puts no value into its script", () => {
  const script = (text: string) => /<script[^>]*>([^]*?)<\/script>/.exec(text)?.[1];
  const one = script(renderPage(page()));
  const other = script(renderPage(page({ state: "expired", storeName: "x", nonce: "y" })));
  expect(one).toBe(other);
});

it.each([
  ["expired", true, LANGUAGES.en.newCode],
  ["failed", true, LANGUAGES.en.newCode],
  ["error", true, LANGUAGES.en.retry],
  ["expired", false, undefined],
  ["gone", true, undefined],
  ["paid", true, undefined],
] as const)("offers for %s, renewable %s: %s", (state, canRenew, label) => {
  const text = renderPage(page({ state, charge: charge({ canRenew }) }));
  expect(/<form[^]*?<button[^>]*>\s*([^<]*?)\s*<\/button>/.exec(text)?.[1]).toBe(label);
});
