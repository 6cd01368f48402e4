import fc from "fast-check";

import { cleanText, toCountry, toEmail, toImageUrl, toPostalCode } from "./shopper-details";

const anything = fc.option(fc.string({ unit: "binary", maxLength: 300 }));

describe("a text", () => {
  it.each([
    ["  Somchai   Jaidee ", "Somchai Jaidee"],
    ["two\r\nlines\tand a tab", "two lines and a tab"],
    ["a\u0000null\u007f", "a null"],
    ["สมชาย", "สมชาย"],
    ["half a \ud83d smiley", "half a smiley"],
    ["two\u2028lines\ufeff", "two lines"],
    ["not\ufffe a character\uffff", "not a character"],
  ])("given %j, is %j", (typed, text) => {
    expect(cleanText(typed, 255)).toBe(text);
  });

  it.each([null, undefined, "", "   ", "\u0000\n", "\u200b", "\u200e \u00ad"])(
    "given %j, there is none",
    (typed) => {
      expect(cleanText(typed, 255)).toBeUndefined();
    },
  );

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
        expect(text).not.toMatch(/\p{Cc}|\p{Cs}|^\s|\s$/u);
        expect(cleanText(text, max)).toBe(text);
      }),
    );
  });
});

describe("an e-mail address", () => {
  it.each([
    "somchai@example.com",
    " somchai@example.com ",
    "a+b@mail.example.co.th",
    "o'hara_1@xn--12c1fe0br.example",
  ])("given %j, is sent", (typed) => {
    expect(toEmail(typed)).toBe(typed.trim());
  });

  it.each([
    null,
    undefined,
    "",
    "somchai",
    "somchai@localhost",
    "a b@example.com",
    "a@b@example.com",
    "@example.com",
    "somchai@example",
    "somchai@example.c",
    "somchai@example..com",
    "somchai@-example.com",
    "somchai@example-.com",
    "somchai@192.168.0.1",
    ".somchai@example.com",
    "somchai.@example.com",
    "som..chai@example.com",
    "som,chai@example.com",
    "<somchai@example.com>",
    '"som chai"@example.com',
    "som\u0000chai@example.com",
    "สมชาย@example.com",
    "somchai@ตัวอย่าง.ไทย",
    `${"a".repeat(65)}@example.com`,
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

describe("a postal code", () => {
  it.each([
    ["10500", "10500"],
    [" 018956 ", "018956"],
    ["๑๐๕๐๐", "10500"],
    ["１０５００", "10500"],
    ["SW1A 1AA", "SW1A 1AA"],
  ])("given %s, is %s", (typed, code) => {
    expect(toPostalCode(typed)).toBe(code);
  });

  it.each([null, undefined, "", " ", "1".repeat(33)])("given %j, is left out", (typed) => {
    expect(toPostalCode(typed)).toBeUndefined();
  });
});

describe("an image's address", () => {
  it.each([
    ["https://shop.example/mug.png", "https://shop.example/mug.png"],
    ["https://cdn.shop.example:8443/a/b?w=300&h=200", undefined],
    [" HTTPS://Shop.Example/Mug.png ", "https://shop.example/Mug.png"],
    ["https://shop.example/my mug.png", "https://shop.example/my%20mug.png"],
    [
      "https://shop.example/แก้ว.png",
      "https://shop.example/%E0%B9%81%E0%B8%81%E0%B9%89%E0%B8%A7.png",
    ],
    ["https://ร้าน.example/mug.png", "https://xn--q3ct9b5e.example/mug.png"],
  ])("given %s, is %s", (typed, address) => {
    expect(toImageUrl(typed)).toBe(address ?? typed);
  });

  it.each([
    null,
    "",
    "/static/mug.png",
    "//shop.example/mug.png",
    "ftp://shop.example/mug.png",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "https://",
    "http://shop.example/mug.png",
    "http://localhost:9000/static/1-mug.png",
    "https://localhost/mug.png",
    "https://store.localhost/mug.png",
    "https://minio/mug.png",
    "https://minio.local/mug.png",
    "https://minio.internal/mug.png",
    "https://shop.test/mug.png",
    "https://192.168.0.10/mug.png",
    "https://3232235530/mug.png",
    "https://[::1]/mug.png",
    "https://user:secret@shop.example/mug.png",
    "https://shop.example/100%.png",
    "https://shop.example/a|b.png",
    "https://shop.example/a[1].png",
    `https://shop.example/${"a".repeat(250)}.png`,
  ])("given %j, is left out", (address) => {
    expect(toImageUrl(address)).toBeUndefined();
  });

  it("given anything at all, is a public https address that any parser takes, or left out", () => {
    const typed = fc.oneof(anything, fc.webUrl(), fc.webUrl({ withQueryParameters: true }));
    fc.assert(
      fc.property(typed, (typed) => {
        const address = toImageUrl(typed) ?? "https://shop.example/";
        expect(address).toMatch(/^https:\/\/[a-z0-9.-]+\.[a-z]/);
        expect(address).toMatch(/^[!-~]+$/);
        expect(address.length).toBeLessThanOrEqual(255);
      }),
    );
  });
});
