import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { fill, joinSentences, LANGUAGES, pickLanguage } from ".";
import { en } from "./en";
import { wordsFor } from "./words-for";

describe.each(Object.entries(LANGUAGES))("the texts in %s", (_language, strings) => {
  it.each(Object.entries(en))("say %s, with the same placeholders", (key, english) => {
    const text = strings[key as keyof typeof en];
    const placeholders = (value: string) => [...value.matchAll(/\{\w+\}/g)].map(([name]) => name);
    expect(text.trim()).not.toBe("");
    expect(placeholders(text)).toEqual(placeholders(english));
  });

  it("have no key that English has not", () => {
    expect(Object.keys(strings).sort()).toEqual(Object.keys(en).sort());
  });
});

it.each([
  [["th-TH", "en"], "th"],
  [["fr", "ms-MY"], "ms"],
  [["zh-Hans-SG"], "zh"],
  [["ZH_cn"], "zh"],
  [["fr"], "en"],
  [["toString", "__proto__"], "en"],
  [[], "en"],
])("a browser that wants %j reads %s", (wishes, language) => {
  expect(pickLanguage(wishes)).toBe(language);
});

it("has no text that neither the component nor a page shows", () => {
  const code = ["../storefront/react", "../pay-page", "../customer-display"]
    .map((folder) => join(__dirname, folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"))
        .map((file) => readFileSync(join(folder, file), "utf8")),
    )
    .concat(readFileSync(join(__dirname, "words-for.ts"), "utf8"))
    .join();
  const unused = Object.keys(en).filter(
    (key) => !key.startsWith("reason_") && !code.includes(`.${key.replace(/^redirect_/, "")}`),
  );
  expect(unused).toEqual([]);
});

it("speaks of no code where none is scanned", () => {
  const other = wordsFor("redirect", en);
  expect(other).toMatchObject({
    newCode: en.retry,
    expiredTitle: en.paymentExpiredTitle,
    title: en.title,
  });
  expect(wordsFor("qr", en)).toBe(en);
});

it("fills in what it knows and leaves the rest", () => {
  expect(fill("{a} of {b}", { a: 1 })).toBe("1 of {b}");
});

it.each([
  [["Declined.", "Try again."], "Declined. Try again."],
  [["Payment received", "Thank you."], "Payment received. Thank you."],
  [["Trying again…", "Wait."], "Trying again… Wait."],
  [["已拒绝。", "请重试。"], "已拒绝。请重试。"],
  [["已收到付款", "谢谢。"], "已收到付款。谢谢。"],
  [["ชำระเงินไม่สำเร็จ", "กรุณาลองใหม่"], "ชำระเงินไม่สำเร็จ กรุณาลองใหม่"],
  [["", "Alone."], "Alone."],
])("%j become %j", (sentences, text) => {
  expect(joinSentences(...sentences)).toBe(text);
});

it.each(Object.entries(LANGUAGES))(
  "have no space after a Chinese full stop in %s",
  (_language, strings) => {
    expect(Object.values(strings).filter((text) => /[。！？] /.test(text))).toEqual([]);
  },
);

it.each(Object.entries(LANGUAGES))("have one word for a QR code in %s", (_language, strings) => {
  const texts = Object.values(strings).join(" ");
  expect(texts).not.toMatch(/\bQR [ก-๙]|[ก-๙] QR|คิวอาร์(?!โค้ด)/);
});
