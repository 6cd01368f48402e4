import { AtomeQrError, type AtomeQrState } from "..";
import { LANGUAGES, type Language, type Strings } from "../../shopper-texts";
import { refusal } from "../test-support/questions";
import { aPayment, VALID_MS } from "../test-support/payment";
import { failed, show, waiting } from "../test-support/shown";

const languages = Object.entries(LANGUAGES) as [Language, Strings][];

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const paid = (orderId: string | null) =>
  ({ status: "paid", payment: aPayment({ status: "paid", order_id: orderId }) }) as const;
const gone = { status: "expired", reason: "gone" } as const;

describe.each(languages)("in %s", (language, strings) => {
  const props = { language, strings };
  const showIn = (state: AtomeQrState) => show(state, props);

  it("a starting payment says that the code is coming", () => {
    const { html, text, announced } = showIn({ status: "starting" });
    expect(html).toContain('data-status="starting"');
    expect(text).toContain(strings.starting);
    expect(announced).toBe(strings.starting);
  });

  it("a waiting payment shows the code, the amount, the time and the steps", () => {
    const { html, text, announced } = showIn(waiting());
    expect(html).toContain('data-status="waiting"');
    expect(html).toMatch(/<img[^>]*src="blob:qr"/);
    expect(html).toContain(strings.qrAlt.replace("{amount}", "฿540.00"));
    expect(html).toContain(`dateTime="PT${VALID_MS / 1000}S"`);
    for (const part of [
      strings.amountToPay,
      "฿540.00",
      "10:00",
      strings.title,
      strings.stepOpen,
      strings.stepScan,
      strings.stepConfirm,
      strings.samePhone,
      strings.waiting,
    ]) {
      expect(text).toContain(part);
    }
    expect(announced).toBe(strings.waiting);
    expect(html).not.toContain("atome-qr-new-code");
  });

  it("a lost connection is said, with the code still there", () => {
    const { html, text, announced } = showIn({ ...waiting(), status: "offline" });
    expect(html).toContain('data-status="offline"');
    expect(html).toContain("blob:qr");
    expect(text).toContain(strings.offline);
    expect(text).not.toContain(strings.waiting);
    expect(announced).toBe(strings.offline);
  });

  it.each([
    [paid(null), "paid", "paidTitle", "paidPlacing", undefined],
    [paid("order_1"), "paid", "paidTitle", "paidDone", undefined],
    [
      { status: "expired", reason: "time", payment: aPayment() } as const,
      "expired",
      "expiredTitle",
      "expiredText",
      "newCode",
    ],
    [gone, "expired", "goneTitle", "goneText", "newCode"],
    [failed("payment_rejected"), "failed", "failedTitle", "reason_payment_rejected", "newCode"],
    [failed("failed_processing"), "failed", "failedTitle", "reason_failed_processing", "newCode"],
    [failed("never_heard_of"), "failed", "failedTitle", "failedText", "newCode"],
    [failed("payment_returned"), "failed", "returnedTitle", "reason_payment_returned", "newCode"],
    [failed("payment_held"), "failed", "heldTitle", "reason_payment_held", undefined],
    [
      { status: "error", error: new Error("no") } as const,
      "error",
      "errorTitle",
      "errorText",
      "retry",
    ],
  ] as const)("%j says how it ended and what to do next", (state, status, title, words, next) => {
    const { html, text, announced } = showIn(state);
    expect(html).toContain(`data-status="${status}"`);
    expect(text).toContain(strings[title]);
    expect(text).toContain(strings[words]);
    expect(announced).toContain(strings[title]);
    expect(announced).toContain(strings[words]);
    expect(html).not.toContain("blob:qr");
    const offered = (["newCode", "retry"] as const).filter((key) =>
      html.includes(`>${strings[key]}</button>`),
    );
    expect(offered).toEqual(next ? [next] : []);
  });
});

it("says nothing was charged only when that is so", () => {
  const { failedText } = LANGUAGES.en;
  expect(show(failed("payment_rejected")).text).toContain(failedText);
  expect(show(failed("payment_returned")).text).not.toContain("Nothing was charged");
  expect(show(failed("payment_held")).text).not.toContain("Nothing was charged");
});

it.each(languages)(
  "has its own words in %s for a failure code that it does not know",
  (language, strings) => {
    const { html, text } = show(failed("never_heard_of"), { language, strings });
    expect(text).toContain(strings.failedText);
    expect(html).not.toContain("the store&#x27;s words");
    expect(text).not.toContain("never_heard_of");
  },
);

it("has the status and the time inside the card, and what to do on this phone right under it", () => {
  const { html } = show({ ...waiting(), status: "offline" });
  const places = [
    "atome-qr__card",
    // Not by its address: React 19 names that before the page, too, so that it is loaded early.
    "<img",
    "atome-qr-countdown",
    "atome-qr__status",
    "atome-qr__same-phone",
    "atome-qr__guide",
  ];
  const found = places.map((place) => html.indexOf(place));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((one, other) => one - other));
  const card = /<div class="atome-qr__card">[^]*?<div class="atome-qr__same-phone">/.exec(
    html,
  )?.[0];
  expect(card).toContain(LANGUAGES.en.offline);
});

it("repeats the store's words, which are English, to who reads English and to nobody else", () => {
  for (const language of ["th", "ms", "zh"] as const) {
    const strings = LANGUAGES[language];
    const told = show({ status: "error", error: refusal(400) }, { language, strings });
    const renewal = show(gone, { language, strings, payment: { renewError: refusal(400) } });
    for (const { text } of [told, renewal]) {
      expect(text).toContain(strings.refusedText);
      expect(text).not.toContain("refused");
    }
  }

  expect(show({ status: "error", error: refusal(400) }).text).toContain("refused");
  expect(show({ status: "error", error: refusal(401) }).text).not.toContain("refused");
});

it("does not show a code whose time may be up", () => {
  expect(show({ ...waiting(), isChecking: true }).html).not.toContain("blob:qr");
});

it("has no countdown past the end, where the server says that the code still holds", () => {
  const { html } = show(waiting({ expires_at: new Date(Date.now() - 1_000).toISOString() }));
  expect(html).toContain("blob:qr");
  expect(html).not.toContain("atome-qr-countdown");
});

it("counts down by the server's clock", () => {
  const { text } = show({ ...waiting(), clockOffsetMs: 60_000 });
  expect(text).toContain("9:00");
});

it("offers to load the image again, or to open it at Omise", () => {
  const qr = { hasFailed: true, reload() {} };
  const uri = "https://api.omise.example/qr";
  const { html, text } = show(waiting({ download_uri: uri }), { payment: { qr } });
  expect(text).toContain(LANGUAGES.en.qrFailed);
  expect(text).toContain(LANGUAGES.en.retry);
  expect(html).toMatch(
    new RegExp(`<a [^>]*href="${uri}"[^>]* rel="noreferrer">${LANGUAGES.en.openAtOmise}</a>`),
  );
});

it("says why there is no new code", () => {
  const { text } = show(gone, { payment: { renewError: refusal(400) } });
  expect(text).toContain("refused");
  expect(show(gone, { payment: { renewError: new Error("secret") } }).text).not.toContain("secret");
});

it.each(["cart_completed", "no_provider"] as const)(
  "when trying again cannot help (%s), then it does not offer to",
  (code) => {
    const { goneTitle, goneText, errorText, newCode, retry } = LANGUAGES.en;
    const error = new AtomeQrError(code, "secret");
    const expired = { status: "expired", reason: "time", payment: aPayment() } as const;
    for (const { html, text, announced } of [
      show({ status: "error", error }),
      show(expired, { payment: { renewError: error } }),
    ]) {
      expect(html).toContain('data-status="error"');
      expect(text).toContain(`${goneTitle} ${goneText}`);
      expect(announced).toContain(goneTitle);
      for (const absent of [errorText, newCode, retry, "secret"]) {
        expect(text).not.toContain(absent);
      }
    }
  },
);

it("marks what the store says as English, also where a page in English has its own texts", () => {
  const strings = { ...LANGUAGES.en, errorTitle: "Hoppla" };
  const { html } = show({ status: "error", error: refusal(400) }, { strings });
  expect(html.split(`<span lang="en"> <!-- -->refused</span>`)).toHaveLength(3);
});

it("shows that a new code is on its way", () => {
  const { html, text } = show(gone, { payment: { isRenewing: true } });
  expect(text).toContain(LANGUAGES.en.newCodePending);
  expect(html).toContain('aria-disabled="true"');
});

it("leads back where the page says, and nowhere else", () => {
  expect(show(gone).html).not.toContain("atome-qr-return");
  expect(show(gone, { returnUrl: "/cart" }).html).toMatch(/<a[^>]*href="\/cart"/);
  expect(show(gone, { onReturn() {} }).html).toMatch(/<button[^>]*atome-qr-return/);
});

it("shows the store's name, its own texts and what the page adds", () => {
  const { html, text } = show(waiting(), {
    storeName: "Little Monsoon",
    strings: { ...LANGUAGES.en, title: "Point and pay" },
    children: "An extra",
    className: "mine",
    headingLevel: 1,
  });
  expect(text).toContain("Little Monsoon");
  expect(html).toContain("Point and pay</h1>");
  expect(text).toContain("An extra");
  expect(html).toContain('class="atome-qr mine"');
});

it("names its reason, for the page's own style", () => {
  expect(show(gone).html).toContain('data-reason="gone"');
  expect(show(failed("payment_held")).html).toContain('data-reason="payment_held"');
});

it("is marked with the language it is written in", () => {
  expect(show(gone, { language: "zh" }).html).toContain('lang="zh-Hans"');
});
