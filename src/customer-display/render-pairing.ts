import { type Html, html } from "../domain/html";
import { fill, type Language, LANGUAGES } from "../shopper-texts";
import { type DisplayTexts } from "../shopper-texts/display";
import { LANGUAGE_NAMES, LOCALES } from "../shopper-texts/locales";
import { renderDocument } from "./render-document";
import { PAIRING_SCRIPT } from "./script";

/** Why a code did not pair; `limited`: too many were tried. */
export type PairingProblem = { is: "unknown" | "over" } | { is: "limited"; seconds: number };

export interface PairingPage {
  texts: DisplayTexts;
  language: Language;
  storeName: string | null;
  nonce: string;
  /** As it was typed, or as the address of the page has it. */
  code: string;
  problem: PairingProblem | null;
  /** The page's own address, seen from the page. */
  action: string;
  /** Put behind it. */
  query: string;
}

/** The form for the code that the till shows. Works without JavaScript. Pure. */
export function renderPairing(page: PairingPage): string {
  const { texts, language, storeName, nonce, code, problem } = page;
  return renderDocument({
    language,
    title: [texts.pairTitle, storeName].filter(Boolean).join(" · "),
    look: "form",
    nonce,
    body: html`<main>
      ${storeName && html`<p class="store">${storeName}</p>`}
      <h1>${texts.pairTitle}</h1>
      <p id="help">${texts.pairText}</p>
      <form method="post" action="${page.action}${page.query}">
        <label for="code">${texts.pairLabel}</label>
        <input
          id="code"
          name="code"
          value="${code}"
          placeholder="XXXX-XXXX"
          maxlength="20"
          required
          autofocus
          autocomplete="off"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck="false"
          aria-describedby="help${problem && " problem"}"
          ${problem && html`aria-invalid="true"`}
        />
        ${problem && html`<p id="problem" role="alert">${describe(problem, texts)}</p>`}
        <button class="button main" data-busy="${texts.pairBusy}">${texts.pairButton}</button>
      </form>
      ${renderLanguages(page)}
    </main>`,
    script: PAIRING_SCRIPT,
  });
}

function describe(problem: PairingProblem, texts: DisplayTexts): string {
  switch (problem.is) {
    case "unknown":
      return texts.pairWrong;
    case "over":
      return texts.pairOver;
    case "limited":
      return fill(texts.pairTooMany, { minutes: Math.ceil(problem.seconds / 60) });
  }
}

/** The display itself has nothing to press, so its language is chosen here. */
function renderLanguages({ texts, language, action, code }: PairingPage): Html {
  const links = (Object.keys(LANGUAGES) as Language[]).map((one) => {
    const query = new URLSearchParams({ lang: one, ...(code && { code }) });
    return html`<a
      href="${action}?${query.toString()}"
      lang="${LOCALES[one]}"
      ${one === language && html`aria-current="true"`}
      >${LANGUAGE_NAMES[one]}</a
    >`;
  });
  return html`<nav aria-label="${texts.language}">${links}</nav>`;
}
