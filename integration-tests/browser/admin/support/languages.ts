import { languages } from "../../../../src/admin/i18n";
import { type en } from "../../../../src/admin/i18n/en";

export type AdminLanguage = keyof typeof languages;

/** The plugin's texts in a language: tests look for what staff read. */
export function textsOf(language: AdminLanguage): typeof en {
  return languages[language];
}

/** Fills `{{name}}` in a text. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => String(values[name]));
}
