import fc from "fast-check";

import { cleanText, toCountry, toEmail, toHttpUrl, toPhoneNumber } from "./shopper-details";

const anything = fc.option(fc.string({ unit: "binary", maxLength: 300 }));

describe("a text", () => {
  it.each([
    ["  Somchai   Jaidee ", "Somchai Jaidee"],
    ["two\r\nlines\tand a tab", "two lines and a tab"],
    ["a\u0000null\u007f", "a null"],
    ["สมชาย", "สมชาย"],
  ])("given %j, is %j", (typed, text) => {
    expect(cleanText(typed, 255)).toBe(text);
  });

  it.each([null, undefined, "", "   ", "\u0000\n"])("given %j, there is none", (typed) => {
    expect(cleanText(typed, 255)).toBeUndefined();
  });

  it("is cut by characters, never through one", () => {
    expect(cleanText("🙂🙂🙂", 2)).toBe("🙂🙂");
  });

  it("has no blank at its end where it was cut", () => {
    expect(cleanText("Bangkok Noi", 8)).toBe("Bangkok");
  });

  it("is short enough, without control characters or outer blanks, and clean already", () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 1, max: 50 }), (typed, max) => {
        const text = cleanText(typed, max);
        if (text === undefined) return;
        expect([...text].length).toBeLessThanOrEqual(max);
        expect(text).not.toMatch(/\p{Cc}|^\s|\s$/u);
        expect(cleanText(text, max)).toBe(text);
      }),
    );
  });
});

describe("an e-mail address", () => {
  it.each(["somchai@example.com", " somchai@example.com ", "a+b@mail.example.co.th"])(
    "given %j, is sent",
    (typed) => {
      expect(toEmail(typed)).toBe(typed.trim());
    },
  );

  it.each([
    null,
    undefined,
    "",
    "somchai",
    "somchai@localhost",
    "a b@example.com",
    "a@b@example.com",
    "@example.com",
    `${"a".repeat(250)}@b.co`,
  ])("given %j, is left out", (typed) => {
    expect(toEmail(typed)).toBeUndefined();
  });
});

describe("a country", () => {
  it.each([
    ["th", "TH"],
    ["SG", "SG"],
  ])("given %s, is %s", (typed, country) => {
    expect(toCountry(typed)).toBe(country);
  });

  it.each([null, undefined, "", "THA", "T", "t1", "ไท"])("given %j, is left out", (typed) => {
    expect(toCountry(typed)).toBeUndefined();
  });
});

describe("an image's address", () => {
  it.each(["https://shop.example/mug.png", "http://localhost:9000/static/1-mug.png"])(
    "given %s, is sent",
    (address) => {
      expect(toHttpUrl(address)).toBe(address);
    },
  );

  it.each([
    null,
    "",
    "/static/mug.png",
    "//shop.example/mug.png",
    "ftp://shop.example/mug.png",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "https://",
    "https://shop.example/my mug.png",
  ])("given %j, is left out", (address) => {
    expect(toHttpUrl(address)).toBeUndefined();
  });
});

describe("a phone number", () => {
  it.each([
    ["087 654 3210", "th", "+66876543210"],
    ["87-654-3210", "TH", "+66876543210"],
    ["(02) 123 4567", "th", "+6621234567"],
    ["8123 4567", "sg", "+6581234567"],
    ["012-345 6789", "my", "+60123456789"],
    ["011-1234 5678", "my", "+601112345678"],
  ])("given %s in %s, is completed to %s", (typed, country, number) => {
    expect(toPhoneNumber(typed, country)).toBe(number);
  });

  it.each([
    ["+66 87 654 3210", "th"],
    ["+66 87 654 3210", "sg"],
    ["+66 87 654 3210", null],
  ])("given %s in %s, keeps its own country code", (typed, country) => {
    expect(toPhoneNumber(typed, country)).toBe("+66876543210");
  });

  it.each([
    ["66876543210", "th", "+66876543210"],
    ["6581234567", "sg", "+6581234567"],
    ["60 12-345 6789", "my", "+60123456789"],
    ["601112345678", "my", "+601112345678"],
  ])(
    "given %s in %s, typed without its plus, does not get the code twice",
    (typed, country, is) => {
      expect(toPhoneNumber(typed, country)).toBe(is);
    },
  );

  it("given a local number that begins like the country code, is still completed", () => {
    expect(toPhoneNumber("066 123 4567", "th")).toBe("+66661234567");
    expect(toPhoneNumber("66 123 4567", "th")).toBe("+66661234567");
    expect(toPhoneNumber("6512 3456", "sg")).toBe("+6565123456");
  });

  it.each([
    [null, "th"],
    ["", "th"],
    ["087 654 3210", null],
    ["087 654 3210", "us"],
    ["1234567", "th"],
    ["0066876543210", "th"],
    ["call me", "th"],
    ["+0876543210", "th"],
    ["+66 87 654 3210 ext 5", "th"],
    [`+${"9".repeat(16)}`, "th"],
  ])("given %j in %j, is left out", (typed, country) => {
    expect(toPhoneNumber(typed, country)).toBeUndefined();
  });

  it("given anything at all, is a number with country code or left out", () => {
    const typed = fc.oneof(anything, fc.stringMatching(/^[+0-9 ().-]{0,20}$/));
    const country = fc.oneof(anything, fc.constantFrom("th", "SG", "my"));
    fc.assert(
      fc.property(typed, country, (typed, country) => {
        expect(toPhoneNumber(typed, country) ?? "+66876543210").toMatch(/^\+[1-9]\d{7,14}$/);
      }),
    );
  });
});
