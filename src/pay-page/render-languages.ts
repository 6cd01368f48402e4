import { type Language } from "../shopper-texts";
import { LANGUAGE_NAMES, LOCALES } from "../shopper-texts/locales";
import { type Html, html } from "../domain/html";
import { withChoice } from "./page-choices";
import { type PageParts } from "./page-parts";

/** The same page in the other languages: links, which need no script. */
export function renderLanguages({ page: { choices }, strings }: PageParts): Html {
  const links = (Object.keys(LANGUAGE_NAMES) as Language[]).map((language) => {
    const locale = LOCALES[language];
    return html`<a
      href="${withChoice(choices, "lang", language)}"
      lang="${locale}"
      hreflang="${locale}"
      rel="nofollow"
      ${language === choices.language && CURRENT}
      >${LANGUAGE_NAMES[language]}</a
    >`;
  });
  return html`<nav class="languages screen" aria-label="${strings.language}">${links}</nav>`;
}

const CURRENT = html`aria-current="true"`;
