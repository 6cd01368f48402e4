import { type Language } from "../shopper-texts";
import { LOCALES } from "./format";
import { type Html, html } from "../domain/html";
import { withChoice } from "./page-choices";
import { type PageParts } from "./page-parts";

const NAMES: Record<Language, string> = {
  en: "English",
  th: "ไทย",
  ms: "Bahasa Melayu",
  zh: "简体中文",
};

/** The same page in the other languages: links, which need no script. */
export function renderLanguages({ page: { choices }, strings }: PageParts): Html {
  const links = (Object.keys(NAMES) as Language[]).map((language) => {
    const locale = LOCALES[language];
    return html`<a
      href="${withChoice(choices, "lang", language)}"
      lang="${locale}"
      hreflang="${locale}"
      rel="nofollow"
      ${language === choices.language && CURRENT}
      >${NAMES[language]}</a
    >`;
  });
  return html`<nav class="languages screen" aria-label="${strings.language}">${links}</nav>`;
}

const CURRENT = html`aria-current="true"`;
