import { en, type Strings } from "./en";
import { ms } from "./ms";
import { th } from "./th";
import { zh } from "./zh";

export { type Strings } from "./en";

/** The languages of the countries Atome QR is offered in. */
export const LANGUAGES = { en, th, ms, zh } satisfies Record<string, Strings>;

export type Language = keyof typeof LANGUAGES;

/**
 * The best language for a list of wishes in order (`["th-TH", "en"]`, as browsers have it).
 * English when none is known.
 */
export function pickLanguage(wishes: readonly string[]): Language {
  for (const wish of wishes) {
    const [language] = wish.toLowerCase().split(/[-_]/);
    if (isLanguage(language)) {
      return language;
    }
  }
  return "en";
}

function isLanguage(code: string): code is Language {
  return Object.keys(LANGUAGES).includes(code);
}

/** Fills `{name}` in a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    name in values ? String(values[name]) : placeholder,
  );
}

/** Sentences in a row, as the language writes them: no space after a Chinese full stop, no full stop in Thai. */
export function joinSentences(...sentences: string[]): string {
  return sentences.filter(Boolean).reduce((before, next) => `${before}${gapAfter(before)}${next}`);
}

function gapAfter(text: string): string {
  if (/[。！？]$/.test(text)) {
    return "";
  }
  if (/\p{Script=Han}$/u.test(text)) {
    return "。";
  }
  return /[.!?…]$|\p{Script=Thai}$/u.test(text) ? " " : ". ";
}
