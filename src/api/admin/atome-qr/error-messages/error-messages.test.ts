import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { AtomeQrError, type AtomeQrErrorCode } from "../../../../domain/errors";
import { STAFF_LANGUAGES, staffSentences, toErrorMessage } from ".";

const SRC = join(__dirname, "../../../..");

/** The codes of the errors that these folders raise themselves. */
function codesRaisedIn(...folders: string[]): string[] {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(SRC, folder), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .map((path) => readFileSync(join(SRC, folder, path), "utf8")),
  );
  const found = sources.flatMap((source) => [...source.matchAll(/new AtomeQrError\(\s*"(\w+)"/g)]);
  return [...new Set(found.map(([, code]) => code))].sort();
}

describe.each(STAFF_LANGUAGES)("what staff are told in %s", (language) => {
  const sentences = staffSentences[language];

  it("is there for every code that the admin API raises", () => {
    const raised = codesRaisedIn("admin-api", "api/admin");
    expect(raised.length).toBeGreaterThan(10);
    expect(raised.filter((code) => !Object.hasOwn(sentences, code))).toEqual([]);
  });

  it("is the same set of codes in all languages, all of them known", () => {
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(staffSentences.th).sort());
    const unknown = Object.keys(sentences).filter(
      (code) => !new AtomeQrError(code as AtomeQrErrorCode, "").type,
    );
    expect(unknown).toEqual([]);
  });

  it("is a sentence each time, and never the same for two codes", () => {
    const texts = Object.values(sentences);
    expect(texts.filter((text) => text.trim().length < 8)).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

it.each([
  ["th", /^[^\u0e00-\u0e7f]*$/],
  ["zh-CN", /^[^\u4e00-\u9fff]*$/],
] as const)("%s is written in its own letters", (language, others) => {
  expect(Object.values(staffSentences[language]).filter((text) => others.test(text))).toEqual([]);
});

it("calls a QR code by one word in Thai", () => {
  const texts = Object.values(staffSentences.th).join(" ");
  expect(texts).not.toMatch(/คิวอาร์(?!โค้ด)|(?<!Atome )QR/);
});

describe("a sentence", () => {
  it("keeps the names of the fields, which have no translation", () => {
    expect(toErrorMessage("th", "invalid_input", "from: must be a date")).toBe(
      `${staffSentences.th.invalid_input} (from: must be a date)`,
    );
  });

  it("has no space after a Chinese full stop", () => {
    expect(toErrorMessage("zh-CN", "invalid_input", "from: must be a date")).toBe(
      `${staffSentences["zh-CN"].invalid_input}（from: must be a date）`,
    );
    expect(Object.values(staffSentences["zh-CN"]).filter((text) => text.includes("。 "))).toEqual(
      [],
    );
  });

  it("keeps Omise's own reason", () => {
    const english = "Omise did not accept the payment: amount must be less than: 1";
    expect(toErrorMessage("ms", "charge_rejected", english)).toBe(
      `${staffSentences.ms.charge_rejected} (amount must be less than: 1)`,
    );
  });

  it("stands alone otherwise", () => {
    expect(toErrorMessage("zh-CN", "omise_unavailable", "Omise: (timeout)")).toBe(
      staffSentences["zh-CN"].omise_unavailable,
    );
  });

  it.each(["api_error", "toString"])("is left as it is with a code such as %s", (code) => {
    expect(toErrorMessage("th", code, "Something of Medusa's.")).toBe("Something of Medusa's.");
  });
});
