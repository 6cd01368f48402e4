import { DISPLAY_SCREEN_HEADER, DISPLAY_TOKEN_HEADER } from "../domain/display";
import { type Language } from "../shopper-texts";
import { displayTexts } from "../shopper-texts/display";
import { describeScene } from "./describe-scene";
import { renderDisplay, renderErrorPage, renderUnpairedPage } from "./render-display";
import { type PairingPage, renderPairing } from "./render-pairing";
import { renderScene, type Surroundings } from "./render-scene";
import { keyOf, type Scene } from "./scene";
import { SCRIPT } from "./script";

const now = new Date("2026-01-31T10:00:00Z");
const LANGUAGES = ["en", "th", "ms", "zh"] as const;

const around = (fields: Partial<Surroundings> = {}): Surroundings => ({
  texts: displayTexts("en"),
  storeName: "Little <Monsoon>",
  logoUrl: null,
  now,
  ...fields,
});

const scene = (fields: Partial<Scene> = {}): Scene => ({
  state: "code",
  saleId: "aqsale_1",
  money: { amount: 54_000, currency: "THB" },
  expiresAt: new Date("2026-01-31T10:15:00Z"),
  failureCode: null,
  ...fields,
});

const page = (fields: Partial<Scene> = {}, language: Language = "en") => ({
  scene: scene(fields),
  around: around({ texts: displayTexts(language) }),
  language,
  query: "",
  nonce: "NONCE",
  token: "TOKEN",
  screen: "SCREEN",
  base: "",
});

describe.each([
  ["idle", null, "idle"],
  ["code", null, "code"],
  ["paid", null, "good"],
  ["failed", null, "bad"],
  ["failed", "payment_rejected", "bad"],
  ["failed", "unheard_of", "bad"],
  ["failed", "payment_returned", "wait"],
  ["failed", "payment_held", "wait"],
  ["expired", null, "wait"],
  ["elsewhere", null, "note"],
] as const)("a display that shows %s, because of %j", (state, failureCode, look) => {
  it.each(LANGUAGES)("has one heading in %s, no gaps, and nothing for staff", (language) => {
    const shown = renderDisplay(page({ state, failureCode }, language));
    const [main] = /<main[\s\S]*?<\/main>/.exec(shown)!;
    expect(main.match(/<h1/g)).toHaveLength(1);
    expect(shown).toContain(`data-look="${look}"`);
    expect(main).not.toMatch(/undefined|\[object|NaN|\{\w+\}|>null<|>[^<]*unheard_of/);
    expect(shown).not.toMatch(/\son[a-z]+="|\sstyle="|<form/);
    expect(main.match(/<(button|a)\b/g) ?? []).toHaveLength(state === "elsewhere" ? 1 : 0);
  });
});

const textOf = (fields: Partial<Scene>) => renderScene(scene(fields), around()).html.text;

it("a code is shown with its amount and its time, and its picture has its words", () => {
  const text = textOf({});
  expect(text).toContain('<p class="amount">฿540.00</p>');
  expect(text).toContain('data-countdown="900"');
  expect(text).toContain(">15:00<");
  expect(text).toContain('alt="QR code to pay ฿540.00 with Atome" hidden');
  expect(textOf({ expiresAt: null })).not.toContain("data-countdown");
  expect(textOf({ expiresAt: new Date(now.getTime() - 5_000) })).toContain(">0:00<");
});

it("a failure says why where that is known, and money that came back is not called failed", () => {
  const { reason_payment_rejected: why, failedText, returnedTitle } = displayTexts("en");
  expect(textOf({ state: "failed", failureCode: "payment_rejected" })).toContain(why);
  expect(textOf({ state: "failed", failureCode: "unheard_of" })).toContain(failedText);
  const returned = textOf({ state: "failed", failureCode: "payment_returned" });
  expect(returned).toContain(returnedTitle);
  expect(returned).not.toContain(failedText);
  expect(textOf({ state: "paid", failureCode: "payment_rejected" })).not.toContain(why);
});

it("the store's name cannot bring HTML along, and its logo stands above it", () => {
  const { text } = renderScene(
    scene({ state: "idle" }),
    around({ logoUrl: "https://cdn.example/a.png?b=1&c=2" }),
  ).html;
  expect(text).toContain("<h1>Little &lt;Monsoon&gt;</h1>");
  expect(text).toContain('<img class="logo" src="https://cdn.example/a.png?b=1&amp;c=2" alt="" />');
});

it("the script is told what the page shows, and shows it anew when any of it differs", () => {
  const told = describeScene(scene(), around());
  expect(told.display).toEqual({
    state: "code",
    sale_id: "aqsale_1",
    amount: 54_000,
    currency: "THB",
    expires_at: "2026-01-31T10:15:00.000Z",
    seconds_left: 900,
    failure_code: null,
  });
  expect(renderDisplay(page())).toContain(`data-seen="${told.page.seen}"`);
  expect(renderDisplay(page())).toContain(`data-version="${told.page.version}"`);
  const others = [
    scene({ state: "paid" }),
    scene({ saleId: "aqsale_2" }),
    scene({ state: "failed", failureCode: "payment_returned" }),
    scene({ state: "failed", failureCode: null }),
  ].map(keyOf);
  expect(new Set([told.page.seen, ...others]).size).toBe(5);
});

it("the script is good JavaScript, and asks with the token in a header alone", () => {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- only read, never run
  expect(() => new Function(SCRIPT)).not.toThrow();
  expect(SCRIPT).toContain(`"${DISPLAY_TOKEN_HEADER}": token`);
  expect(SCRIPT).toContain(`"${DISPLAY_SCREEN_HEADER}": me`);
  // Where it is read, and in the header.
  expect(SCRIPT.replace(DISPLAY_TOKEN_HEADER, "").match(/\btoken\b/g)).toHaveLength(2);
});

it("pages for what went wrong lead on", () => {
  const unpaired = renderUnpairedPage({ ...page(), base: "../", query: "?lang=th" });
  expect(unpaired).toContain('href="../../display?lang=th"');
  expect(renderErrorPage(page())).toContain('<meta http-equiv="refresh" content="10" />');
});

const form = (fields: Partial<PairingPage> = {}) =>
  renderPairing({
    texts: displayTexts(fields.language ?? "en"),
    language: "en",
    storeName: "Little Monsoon",
    nonce: "NONCE",
    code: "",
    problem: null,
    action: "display",
    query: "",
    ...fields,
  });

describe.each(LANGUAGES)("the form for the code in %s", (language) => {
  it("has no gaps, and offers the other languages", () => {
    const text = form({ language, code: "7K3M-QX9P" });
    expect(text).not.toMatch(/undefined|\[object|\{\w+\}|>null</);
    expect(text.match(/<nav[\s\S]*<\/nav>/)![0].match(/<a\b/g)).toHaveLength(4);
    expect(text).toContain('href="display?lang=ms&amp;code=7K3M-QX9P"');
  });

  it.each([{ is: "unknown" }, { is: "over" }, { is: "limited", seconds: 61 }] as const)(
    "says what is wrong: %j",
    (problem) => {
      const text = form({ language, code: '"><b>', problem });
      expect(text).toContain('role="alert"');
      expect(text).toContain('aria-describedby="help problem"');
      expect(text).not.toMatch(/\{\w+\}<|<b>/);
    },
  );
});
