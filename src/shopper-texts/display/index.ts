import { type Language, LANGUAGES, type Strings } from "..";
import { type DisplayStrings, en } from "./en";
import { ms } from "./ms";
import { th } from "./th";
import { zh } from "./zh";

const OWN: Record<Language, DisplayStrings> = { en, th, ms, zh };

export type DisplayTexts = Strings & DisplayStrings;

/** What a customer display can say: a shopper's texts, and its own in the place of some. */
export function displayTexts(language: Language): DisplayTexts {
  return { ...LANGUAGES[language], ...OWN[language] };
}
