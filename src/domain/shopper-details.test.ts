import fc from "fast-check";

import { cleanText, toCountry, toEmail, toHttpUrl } from "./shopper-details";

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
