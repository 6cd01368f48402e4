import { LANGUAGES, type Language, type Strings } from "../../shopper-texts";
import { MISSING_DETAILS } from "../../domain/missing-details";
import { refusal } from "../test-support/questions";
import { aPayment } from "../test-support/payment";
import { failed, show, waiting } from "../test-support/shown";

/** Where the shopper goes on to Atome's page; what is as with a code is in `atome-qr-view.test.ts`. */

const ADDRESS = "https://pay.atome.test/ofsp_1?token=a&amp=b";
const languages = Object.entries(LANGUAGES) as [Language, Strings][];
const atAtome = { authorize_uri: ADDRESS };

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const linkIn = (html: string) => /<a [^>]*atome-qr-continue[^>]*>/.exec(html)?.[0];

describe.each(languages)("in %s", (language, strings) => {
  const props = { language, strings };

  it("it leads to Atome with the amount, the time and what will happen, and shows no code", () => {
    const { html, text, announced } = show(waiting(atAtome), props);
    expect(html).toContain('data-action="continue"');
    for (const part of [
      strings.payTitle,
      "฿540.00",
      "10:00",
      strings.continueToAtome,
      strings.continueHelp,
      strings.waiting,
    ]) {
      expect(text).toContain(part);
    }
    expect(announced).toContain(strings.waiting);
    expect(announced).toContain(strings.continueHelp);
    for (const absent of [strings.title, strings.stepScan, strings.samePhone]) {
      expect(text).not.toContain(absent);
    }
    expect(html).not.toContain("<img");
  });

  it("an end does not speak of a code", () => {
    const payment = aPayment({ ...atAtome, status: "expired" });
    const expired = show({ status: "expired", reason: "time", payment }, props).text;
    expect(expired).toContain(strings.paymentExpiredTitle);
    expect(expired).toContain(strings.paymentExpiredText);
    const rejected = show(failed("payment_rejected", atAtome), props).text;
    expect(rejected).toContain(strings.retryText);
    for (const text of [expired, rejected]) {
      expect(text).toContain(strings.retry);
      expect(text).not.toContain(strings.newCode);
    }
    const again = show(failed("payment_rejected", atAtome), {
      ...props,
      payment: { isRenewing: true },
    });
    expect(again.text).toContain(strings.starting);
    expect(again.text).not.toContain(strings.newCodePending);
  });

  it.each([
    [MISSING_DETAILS.phone_number, "phoneRequired"],
    [MISSING_DETAILS.shipping, "addressRequired"],
  ] as const)("%j is asked for, told by its code or by the words alone", ([code, words], key) => {
    const texts = {
      phoneRequired: strings.phoneRequired,
      addressRequired: strings.addressRequired,
    };
    for (const error of [
      Object.assign(refusal(400), { reason: code }),
      Object.assign(new Error(words), { status: 400 }),
    ]) {
      const { text, announced } = show({ status: "error", error }, props);
      expect(text).toContain(texts[key]);
      expect(announced).toContain(texts[key]);
      expect(text).not.toContain(words);
      expect(text).toContain(strings.retry);
    }
  });

  it("the other way is offered where there is one", () => {
    const code = { providerId: "pp_atome-qr_th", flow: "qr" } as const;
    const page = { providerId: "pp_atome-qr_thapp", flow: "redirect" } as const;
    const withOther = (other: typeof code | typeof page, change = {}) =>
      show(waiting(change), { ...props, payment: { other } }).text;
    expect(withOther(code, atAtome)).toContain(strings.scanInstead);
    expect(withOther(page)).toContain(strings.continueInstead);
    const { html } = show(waiting(), props);
    expect(html).not.toContain("atome-qr-other-way");
  });

  it("the other way is offered also after an end, and after a refusal that another try may lift", () => {
    const payment = { other: { providerId: "pp_atome-qr_th", flow: "qr" } } as const;
    const refused = { status: "error", error: refusal(400) } as const;
    const over = { status: "expired", reason: "time", payment: aPayment(atAtome) } as const;
    for (const state of [refused, over, failed("payment_rejected", atAtome)]) {
      expect(show(state, { ...props, payment }).text).toContain(strings.scanInstead);
    }
    const closed = Object.assign(new Error("no"), { code: "cart_completed" });
    for (const state of [{ status: "error", error: closed } as const, failed("payment_held")]) {
      expect(show(state, { ...props, payment }).text).not.toContain(strings.scanInstead);
    }
  });
});

it("the link is of this tab, and tells Atome nothing of this page", () => {
  const link = linkIn(show(waiting(atAtome)).html);
  expect(link).toContain(`href="${ADDRESS.replace("&", "&amp;")}"`);
  expect(link).toContain('rel="noreferrer"');
  expect(link).not.toContain("target");
});

it.each(["javascript:alert(1)", "data:text/html,hello", "atome://pay"])(
  "an address that is not of the web (%s) is not put on the page",
  (authorize_uri) => {
    const { html } = show(waiting({ authorize_uri }));
    expect(linkIn(html)).toBeUndefined();
    expect(html).not.toContain(authorize_uri);
  },
);

it("there is no link while the time may be up, and no countdown where there is none", () => {
  expect(linkIn(show({ ...waiting(atAtome), isChecking: true }).html)).toBeUndefined();
  const { html } = show(waiting({ ...atAtome, expires_at: null }));
  expect(linkIn(html)).toBeDefined();
  expect(html).not.toContain("atome-qr-countdown");
});

it("the connection's loss is said, with the link still there", () => {
  const { html, announced } = show({ ...waiting(atAtome), status: "offline" });
  expect(linkIn(html)).toBeDefined();
  expect(announced).toBe(LANGUAGES.en.offline);
});

it("a change of the way that is under way, or was refused, is shown", () => {
  const other = { providerId: "pp_atome-qr_thapp", flow: "redirect" } as const;
  const pending = show(waiting(), { payment: { other, isRenewing: true } });
  expect(pending.html).toMatch(/<button[^>]*atome-qr-other-way[^>]*aria-disabled="true"/);
  const { html, text } = show(waiting(), { payment: { other, renewError: refusal(400) } });
  expect(html).toContain('role="alert"');
  expect(text).toContain("refused");
});
