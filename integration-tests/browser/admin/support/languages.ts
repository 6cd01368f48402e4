import { languages } from "../../../../src/admin/i18n";
import { type en } from "../../../../src/admin/i18n/en";
import { toLocale } from "../../../../src/admin/lib/locale";
import {
  type StaffLanguage,
  staffSentences,
} from "../../../../src/api/admin/atome-qr/error-messages";
import { type StaffErrorCode } from "../../../../src/api/admin/atome-qr/error-messages/codes";

export type AdminLanguage = keyof typeof languages;

/** The plugin's texts in a language: tests look for what staff read. */
export function textsOf(language: AdminLanguage): typeof en {
  return languages[language];
}

/** Fills `{{name}}` in a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));
}

/** What the server says with a code; in English, it is the error's own sentence. */
export function sentenceOf(
  language: AdminLanguage,
  code: StaffErrorCode,
  english: RegExp,
): string | RegExp {
  return language === "en" ? english : staffSentences[toLocale(language) as StaffLanguage][code];
}
