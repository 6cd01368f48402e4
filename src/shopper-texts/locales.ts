import { type Language } from ".";

/** As the `lang` attribute and `Intl` call the languages of the texts. */
export const LOCALES: Record<Language, string> = { en: "en", th: "th", ms: "ms", zh: "zh-Hans" };

/** As their speakers write them. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: "English",
  th: "ไทย",
  ms: "Bahasa Melayu",
  zh: "简体中文",
};
