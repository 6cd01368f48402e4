import { LANGUAGES } from "../../shopper-texts";
import { aPayment } from "../test-support/payment";
import { describeForEars, momentOf } from "./describe-for-ears";

it.each([
  [undefined, undefined],
  [43_200, undefined],
  [601, undefined],
  [600, 600],
  [301, 600],
  [300, 300],
  [60, 60],
  [29, 30],
  [0, 30],
])("with %s s left, the last moment is %s", (seconds, moment) => {
  expect(momentOf(seconds)).toBe(moment);
});

it.each([
  [undefined, "Waiting for your payment"],
  [600, "Waiting for your payment. 10 min left"],
  [60, "Waiting for your payment. 1 min left"],
  [30, "Waiting for your payment. 30 s left"],
])("at %s s it says %s", (moment, text) => {
  const state = {
    status: "waiting",
    payment: aPayment(),
    action: "scan",
    clockOffsetMs: 0,
    isChecking: false,
  } as const;
  expect(describeForEars(state, { language: "en", strings: LANGUAGES.en }, moment)).toEqual({
    text,
  });
});

it.each([
  ["en", "Waiting for your payment. 1 min left"],
  ["th", "กำลังรอการชำระเงิน เหลือเวลา 1 นาที"],
  ["zh", "等待付款。还剩 1 分钟"],
] as const)("in %s, sentences follow each other as the language writes them", (language, text) => {
  const state = {
    status: "waiting",
    payment: aPayment(),
    action: "scan",
    clockOffsetMs: 0,
    isChecking: false,
  } as const;
  expect(describeForEars(state, { language, strings: LANGUAGES[language] }, 60)).toEqual({ text });
});
