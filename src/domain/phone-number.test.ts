import fc from "fast-check";

import { toPhoneNumber } from "./phone-number";

describe("a phone number", () => {
  it.each([
    ["087 654 3210", "th", "+66876543210"],
    ["87-654-3210", "TH", "+66876543210"],
    ["(02) 123 4567", "th", "+6621234567"],
    ["053 123 456", "th", "+6653123456"],
    ["8123 4567", "sg", "+6581234567"],
    ["6123-4567", "sg", "+6561234567"],
    ["012-345 6789", "my", "+60123456789"],
    ["011-1234 5678", "my", "+601112345678"],
    ["03-1234 5678", "my", "+60312345678"],
    ["082-123 456", "my", "+6082123456"],
  ])("given %s in %s, is completed to %s", (typed, country, number) => {
    expect(toPhoneNumber(typed, country)).toBe(number);
  });

  it.each([
    ["+66 87 654 3210", "th", "+66876543210"],
    ["+66 87 654 3210", "sg", "+66876543210"],
    ["+66 87 654 3210", null, "+66876543210"],
    ["+65 8123 4567", "th", "+6581234567"],
    ["+81 90-1234-5678", "th", "+819012345678"],
  ])("given %s in %s, keeps its own country code", (typed, country, number) => {
    expect(toPhoneNumber(typed, country)).toBe(number);
  });

  it.each([
    ["+66 (0)81 234 5678", "th", "+66812345678"],
    ["+66 0812345678", "th", "+66812345678"],
    ["+66 (0)2 123 4567", null, "+6621234567"],
    ["+60 (0)12-345 6789", "my", "+60123456789"],
    ["+60 012 345 6789", "sg", "+60123456789"],
  ])("given %s in %s, drops the 0 that is dialled within the country", (typed, country, number) => {
    expect(toPhoneNumber(typed, country)).toBe(number);
  });

  it.each([
    ["66876543210", "th", "+66876543210"],
    ["660812345678", "th", "+66812345678"],
    ["66 (0)81 234 5678", "th", "+66812345678"],
    ["6581234567", "sg", "+6581234567"],
    ["60 12-345 6789", "my", "+60123456789"],
    ["601112345678", "my", "+601112345678"],
    ["600123456789", "my", "+60123456789"],
  ])(
    "given %s in %s, typed without its plus, does not get the code twice",
    (typed, country, is) => {
      expect(toPhoneNumber(typed, country)).toBe(is);
    },
  );

  it.each([
    ["0066812345678", "th", "+66812345678"],
    ["00660812345678", "th", "+66812345678"],
    ["0066 81 234 5678", null, "+66812345678"],
    ["0065 8123 4567", "th", "+6581234567"],
    ["0060 12 345 6789", "sg", "+60123456789"],
    ["0044 20 7946 0958", "th", "+442079460958"],
    ["0086 138 0013 8000", "sg", "+8613800138000"],
  ])("given %s in %s, takes 00 for the plus", (typed, country, number) => {
    expect(toPhoneNumber(typed, country)).toBe(number);
  });

  it.each([
    ["๐๘๑ ๒๓๔ ๕๖๗๘", "th", "+66812345678"],
    ["+๖๖ (๐)๘๑-๒๓๔-๕๖๗๘", "th", "+66812345678"],
    ["０８１－２３４－５６７８", "th", "+66812345678"],
    ["＋６６　８１２３４５６７８", "th", "+66812345678"],
    ["（０）８１２３４５６７８", "th", "+66812345678"],
  ])("given %s in %s, in other digits, is %s", (typed, country, number) => {
    expect(toPhoneNumber(typed, country)).toBe(number);
  });

  it("given what phones copy along, invisible marks and long dashes, is read without it", () => {
    expect(toPhoneNumber("\u202a+66 81\u2011234\u20135678\u202c", "th")).toBe("+66812345678");
    expect(toPhoneNumber("081.234.5678", "th")).toBe("+66812345678");
  });

  it("given a local number that begins like the country code, is still completed", () => {
    expect(toPhoneNumber("066 123 4567", "th")).toBe("+66661234567");
    expect(toPhoneNumber("66 123 4567", "th")).toBe("+66661234567");
    expect(toPhoneNumber("6512 3456", "sg")).toBe("+6565123456");
  });

  it.each([
    ["nothing", null, "th"],
    ["an empty field", "", "th"],
    ["a local number of no country", "087 654 3210", null],
    ["a local number of a country that is not known", "087 654 3210", "us"],
    ["words", "call me", "th"],
    ["a dash", "-", "th"],
    ["an extension", "+66 87 654 3210 ext 5", "th"],
    ["two numbers", "0876543210, 0812345678", "th"],
    ["two numbers without a comma", "0876543210 0812345678", "th"],
    ["two signs", "++66876543210", "th"],
    ["a sign in the middle", "66+876543210", "th"],
    ["a country code that begins with 0", "+0876543210", "th"],
    ["more digits than any number has", `+${"9".repeat(16)}`, null],
    ["a digit too few", "087 654 321", "th"],
    ["a digit too few after the code", "+66 87 654 321", "th"],
    ["a digit too many", "087 654 3210 1", "th"],
    ["a digit too many after the code", "+66 876 543 2101", "th"],
    ["a fixed line with a digit too many", "02 123 4567 8", "th"],
    ["a service number", "1800 123 456", "th"],
    ["eight digits that are no fixed line", "8123 4567", "th"],
    ["a 0 before a number of a country that dials none", "08123 4567", "sg"],
    ["the same after the code", "+65 (0)8123 4567", "sg"],
    ["a first digit that no subscriber has", "1123 4567", "sg"],
    ["a digit too many in SG", "81234 5678", "sg"],
    ["a freephone number", "1300 88 2525", "my"],
    ["a digit too few in MY", "012-345 678", "my"],
    ["a digit too many in MY", "012-345 67890", "my"],
    ["another country's number without its plus", "6581234567", "th"],
    ["a 0 that the other country may or may not drop", "+44 (0)20 7946 0958", "th"],
    ["an exit code of three digits", "001 66 81 234 5678", "th"],
    ["001, which can be an exit code or 00 and +1", "0016581234567", "sg"],
    ["009, which can be an exit code or 00 and +9…", "009 66 81 234 5678", "th"],
    ["circled digits", "⓪⑧①②③④⑤⑥⑦⑧", "th"],
  ])("given %s, is left out", (_what, typed, country) => {
    expect(toPhoneNumber(typed, country)).toBeUndefined();
  });
});

/** Subscribers' numbers as they are written after the country code. */
const MARKETS = [
  { country: "th", code: "66", trunk: "0", national: /^([689][0-9]{8}|[2-57][0-9]{7})$/ },
  { country: "sg", code: "65", trunk: "", national: /^[3689][0-9]{7}$/ },
  {
    country: "my",
    code: "60",
    trunk: "0",
    national: /^(11[0-9]{8}|1[02-46-9][0-9]{7}|3[0-9]{8})$/,
  },
];

const inDigitsFrom = (zero: string) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit)));

const anyNumber = fc.oneof(
  ...MARKETS.map((market) =>
    fc.stringMatching(market.national).map((digits) => ({ ...market, digits })),
  ),
);

describe.each<[string, (number: { code: string; trunk: string; digits: string }) => string]>([
  ["as within the country", ({ trunk, digits }) => trunk + digits],
  ["without the 0", ({ digits }) => digits],
  ["with the code", ({ code, digits }) => `+${code}${digits}`],
  ["with the code and the 0", ({ code, trunk, digits }) => `+${code}${trunk && "(0)"}${digits}`],
  ["with the code without its plus", ({ code, digits }) => code + digits],
  ["the same and the 0", ({ code, trunk, digits }) => code + trunk + digits],
  ["with 00 and the code", ({ code, digits }) => `00${code}${digits}`],
])("a number of a market, typed %s", (_how, write) => {
  it("is the same number, however it is spaced and in whichever digits", () => {
    const digits = fc.constantFrom((text: string) => text, inDigitsFrom("๐"), inDigitsFrom("０"));
    const spacing = fc.constantFrom("", " ", "-", ".", "\u00a0", "\u2013");
    fc.assert(
      fc.property(anyNumber, digits, spacing, (number, inDigits, space) => {
        const typed = inDigits(write(number)).replace(/(.{3})(?=.)/gu, `$1${space}`);
        expect(toPhoneNumber(typed, number.country)).toBe(`+${number.code}${number.digits}`);
      }),
    );
  });
});

it("given anything at all, a phone number is one with its country code, or left out", () => {
  const anything = fc.option(fc.string({ unit: "binary", maxLength: 300 }));
  const typed = fc.oneof(anything, fc.stringMatching(/^[+0-9 ().-]{0,20}$/));
  const country = fc.oneof(anything, fc.constantFrom("th", "SG", "my"));
  fc.assert(
    fc.property(typed, country, (typed, country) => {
      const number = toPhoneNumber(typed, country);
      expect(number ?? "+66876543210").toMatch(/^\+[1-9]\d{7,14}$/);
      expect(number ?? "+66876543210").not.toMatch(/^\+6[056]0/);
      // Read again, it is the same.
      expect(number && toPhoneNumber(number, country)).toBe(number);
    }),
  );
});
