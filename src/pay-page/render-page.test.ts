import { LANGUAGES } from "../shopper-texts";
import { type PageCharge, type PayPage } from "./page-parts";
import { type PageState } from "./page-state";
import { renderPage } from "./render-page";

const now = new Date("2026-01-31T10:00:00Z");

const charge = (fields: Partial<PageCharge> = {}): PageCharge => ({
  flow: "qr",
  money: { amount: 54_000, currency: "THB" },
  expiresAt: new Date("2026-01-31T10:15:00Z"),
  now,
  failureCode: null,
  canRenew: false,
  otherWay: null,
  seen: "pending,1,0",
  base: "TOKEN",
  token: "TOKEN",
  downloadUri: null,
  authorizeUri: null,
  statusUrl: "../status",
  ...fields,
});

const page = (fields: Partial<PayPage> = {}): PayPage => ({
  state: "waiting",
  choices: { language: "en", view: "page", isStaff: false, returnUrl: null, query: "" },
  nonce: "NONCE",
  storeName: "Little Monsoon",
  isIos: false,
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
  "unknown",
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

describe("the page of a charge that is paid at Atome", () => {
  const redirect = (fields: Partial<PageCharge> = {}) =>
    charge({ flow: "redirect", authorizeUri: "https://pay.omise.example/a?b=1&c", ...fields });

  it("leads there, and shows no code", () => {
    const text = renderPage(page({ charge: redirect() }));
    expect(text).toContain('href="https://pay.omise.example/a?b=1&amp;c"');
    expect(text).toContain(LANGUAGES.en.continueToAtome);
    expect(text).not.toMatch(/<img|TOKEN\/qr/);
    expect(text).not.toContain(LANGUAGES.en.stepScan);
  });

  it.each(["expired", "failed", "limited"] as const)("speaks of no code when %s", (state) => {
    const text = renderPage(page({ state, charge: redirect({ canRenew: true }) }));
    const [, main] = text.split("<main");
    expect(main.split("<script")[0]).not.toMatch(/\bcode\b/i);
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//evil.example"])(
    "does not lead to %s",
    (authorizeUri) => {
      const text = renderPage(page({ charge: redirect({ authorizeUri }) }));
      expect(text).not.toContain(authorizeUri);
    },
  );
});

describe("given another way to pay", () => {
  it.each([
    ["qr", "redirect", LANGUAGES.en.continueInstead],
    ["redirect", "qr", LANGUAGES.en.scanInstead],
  ] as const)(
    "the page of %s offers it, and only while it can be paid",
    (flow, otherWay, label) => {
      const shown = charge({ flow, otherWay, authorizeUri: "https://pay.omise.example/a" });
      const text = renderPage(page({ charge: shown }));
      expect(text).toMatch(/<form[^>]*method="post" action="TOKEN\/switch"/);
      expect(text).toContain(label);
      for (const state of ["starting", "paid", "expired"] as const) {
        expect(renderPage(page({ state, charge: shown }))).not.toContain("/switch");
      }
    },
  );

  it("a counter's screen has the code alone", () => {
    const choices = { ...page().choices, view: "counter" as const };
    const text = renderPage(page({ choices, charge: charge({ otherWay: "redirect" }) }));
    expect(text).not.toContain("/switch");
  });

  it.each(["error", "limited"] as const)(
    "the answer to a change that ends in %s leads back",
    (state) => {
      const text = renderPage(page({ state, charge: charge({ base: "../TOKEN" }) }));
      expect(text).toMatch(/<a class="button main" href="\.\.\/TOKEN"/);
    },
  );
});

it("is asked for again where it could not be shown, with and without a script", () => {
  const text = renderPage(page({ state: "error", charge: undefined }));
  expect(text).toContain('<meta http-equiv="refresh" content="10" />');
  expect(text).not.toMatch(/<noscript><meta|<script/);
  expect(text).toMatch(/<a class="button main" href=""/);
  const unknown = renderPage(page({ state: "unknown", charge: undefined }));
  expect(unknown).not.toMatch(/http-equiv="refresh"|class="button main"/);
});

it("escapes the store's name", () => {
  const evil = "</title></main><script>alert(1)</script>";
  const text = renderPage(page({ state: "failed", storeName: evil }));
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

describe("the buttons of staff", () => {
  const buttons = (choices: Partial<PayPage["choices"]>) => {
    const text = renderPage(page({ choices: { ...page().choices, ...choices } }));
    return [/<button[^>]* data-print/.test(text), text.includes(LANGUAGES.en.counterView)];
  };

  it.each([
    ["for a shopper: none", {}, [false, false]],
    ["for one who can go back: none", { returnUrl: "https://shop.example/" }, [false, false]],
    ["on a link of staff's: both", { isStaff: true, query: "?staff=1" }, [true, true]],
    ["on the counter: print, for it is shown there already", { view: "counter" }, [true, false]],
  ] as const)("%s", (_who, choices, expected) => {
    expect(buttons(choices)).toEqual(expected);
  });
});

describe("the other languages", () => {
  const query = "?lang=th&view=counter&return_url=https%3A%2F%2Fshop.example%2F%3Fa%3D1%26b%3D2";

  it.each(STATES)("are links that keep the other choices, when it shows %s", (state) => {
    const choices = { ...page().choices, language: "th", query } as const;
    const text = renderPage(page({ state, choices }));
    const links = [...text.matchAll(/<a\s+href="([^"]*)"\s+lang="([^"]*)"[^>]*>([^<]*)</g)];
    expect(links.map(([, , locale, name]) => [locale, name])).toEqual([
      ["en", "English"],
      ["th", "ไทย"],
      ["ms", "Bahasa Melayu"],
      ["zh-Hans", "简体中文"],
    ]);
    for (const [index, language] of ["en", "th", "ms", "zh"].entries()) {
      const link = new URL(links[index][1].replaceAll("&amp;", "&"), "http://store/pay/TOKEN");
      expect(link.pathname).toBe("/pay/TOKEN");
      expect(Object.fromEntries(link.searchParams)).toEqual({
        lang: language,
        view: "counter",
        return_url: "https://shop.example/?a=1&b=2",
      });
    }
    expect(text.match(/aria-current="true"[^>]*>([^<]*)/)?.[1]).toBe("ไทย");
  });
});

it.each([
  ["waiting", undefined],
  ["paid", "paid"],
  ["placing", "paid"],
  ["failed", "failed"],
  ["expired", "expired"],
  ["returned", "kept"],
  ["held", "kept"],
  ["gone", undefined],
] as const)("%s has the colour of %s", (state, tone) => {
  expect(/data-tone="(\w+)"/.exec(renderPage(page({ state })))?.[1]).toBe(tone);
});

it("does not offer a download where that goes to Files, where Atome does not look", () => {
  const save = (isIos: boolean) => /<a [^>]*data-save[^>]*>/.exec(renderPage(page({ isIos })))?.[0];
  expect(save(true)).toContain("hidden");
  expect(save(false)).not.toContain("hidden");
  expect(renderPage(page({ isIos: true }))).toContain(`>${LANGUAGES.en.samePhoneHold}<`);
  expect(renderPage(page({ isIos: false }))).toContain(`>${LANGUAGES.en.samePhoneHelp}<`);
});

it("says of an unknown link nothing of a cart, and that what was paid stands", () => {
  const text = renderPage(page({ state: "unknown", charge: undefined }));
  expect(text).toContain(LANGUAGES.en.linkOverText);
  expect(text).not.toContain(LANGUAGES.en.goneText);
  expect(renderPage(page({ state: "gone" }))).toContain(LANGUAGES.en.goneText);
});
