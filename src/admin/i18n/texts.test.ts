import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { ATTENTION_REASONS } from "../../domain/attention";
import { languages } from ".";
import { en } from "./en";

const ADMIN = join(__dirname, "..");

type Tree = { [key: string]: string | Tree };

/** `actions.refund` → text. */
function flatten(tree: Tree, prefix = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") flat.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`).forEach((text, path) => flat.set(path, text));
  }
  return flat;
}

const english = flatten(en);
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\w+\}\}/g)].map(([all]) => all).sort();

describe.each(Object.entries(languages))("the texts in %s", (_code, texts) => {
  const flat = flatten(texts);

  it("have exactly the keys of English", () => {
    expect([...flat.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("say something everywhere, with the same placeholders", () => {
    const told = [...flat].map(([key, text]) => [key, text.trim() !== "", placeholders(text)]);
    const wanted = [...english].map(([key, text]) => [key, true, placeholders(text)]);
    expect(told).toEqual(wanted);
  });
});

it("call a QR code by one word in Thai", () => {
  const texts = [...flatten(languages.th).values()].join(" ");
  expect(texts).not.toMatch(/คิวอาร์(?!โค้ด)|(?<!Atome )QR/);
});

it("have no space after a Chinese full stop", () => {
  const texts = [...flatten(languages.zhCN).values()];
  expect(texts.filter((text) => /[。！？] /.test(text))).toEqual([]);
});

it("have words for every reason to look at a charge", () => {
  expect(Object.keys(en.attention.reasons).sort()).toEqual(
    [...Object.keys(ATTENTION_REASONS), "other"].sort(),
  );
});

describe("the screens", () => {
  const sections = Object.keys(en).join("|");
  const sources = readdirSync(ADMIN, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("i18n") && !path.includes(".test."))
    .map((path) => readFileSync(join(ADMIN, path), "utf8"));

  /** `t("a.b")`, and keys that are handed on: a literal that begins like one of ours. */
  const literals = findAll(new RegExp(`"((?:${sections})\\.[\\w.]+|menu)"`, "g"));
  /** `` t(`status.${status}`) ``: every key of the section is used, whose type lists them. */
  const templates = findAll(new RegExp("`((?:" + sections + ")\\.[^`]*\\$\\{[^`]*)`", "g"));
  const toPattern = (template: string) =>
    new RegExp(`^${template.replaceAll(".", "\\.").replace(/\$\{.*?\}/g, "\\w+")}$`);
  const patterns = templates.map(toPattern);

  function findAll(pattern: RegExp): string[] {
    return sources.flatMap((source) => [...source.matchAll(pattern)].map(([, found]) => found));
  }

  it("use no key that does not exist", () => {
    expect(literals.filter((key) => !english.has(key))).toEqual([]);
    for (const pattern of patterns) {
      expect([...english.keys()].filter((key) => pattern.test(key))).not.toEqual([]);
    }
  });

  it.each(templates)("put `%s` together from a section that has nothing else", (template) => {
    const section = template.slice(0, template.indexOf("${"));
    const others = [...english.keys()].filter(
      (key) => key.startsWith(section) && !toPattern(template).test(key),
    );
    expect(section).toMatch(/\.$/);
    expect(others).toEqual([]);
  });

  it("use every key", () => {
    const used = new Set(literals);
    const isUsed = (key: string) => used.has(key) || patterns.some((pattern) => pattern.test(key));
    expect([...english.keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});
