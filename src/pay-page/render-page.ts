import { LANGUAGES } from "../shopper-texts";
import { wordsFor } from "../shopper-texts/words-for";
import { formatAmount } from "../shopper-texts/format";
import { LOCALES } from "../shopper-texts/locales";
import { ERROR_REFRESH_SECONDS } from "../domain/timing";
import { Html, html } from "../domain/html";
import { isRetried, type PageCharge, type PageParts, type PayPage, titleOf } from "./page-parts";
import { type PageState, REFRESH_SECONDS } from "./page-state";
import { renderCode } from "./render-code";
import { renderContinue } from "./render-continue";
import { renderLanguages } from "./render-languages";
import { renderOutcome } from "./render-outcome";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

/** The whole page, as text. Pure: the same page for the same input. */
export function renderPage(page: PayPage): string {
  const { state, choices, nonce, storeName, charge } = page;
  const strings = wordsFor(charge?.flow ?? "qr", LANGUAGES[choices.language]);
  const amount = charge ? formatAmount(charge.money.amount, charge.money.currency) : "";
  const parts = { page, strings, amount };
  const isOpen = state === "waiting" || state === "starting";
  const refresh = REFRESH_SECONDS[state];
  const renderOpen = charge?.flow === "redirect" ? renderContinue : renderCode;
  const body = isOpen ? renderOpen(parts) : renderOutcome(parts);
  const title = [titleOf(state, strings), storeName].filter(Boolean).join(" · ");
  return html`<!doctype html>
    <html
      lang="${LOCALES[choices.language]}"
      class="${choices.view}"
      data-state="${state}"
      ${TONES[state] && html`data-tone="${TONES[state]}"`}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title}</title>
        ${refresh && html`<noscript><meta http-equiv="refresh" content="${refresh}" /></noscript>`}
        ${isRetried(page) && html`<meta http-equiv="refresh" content="${ERROR_REFRESH_SECONDS}" />`}
        <style nonce="${nonce}">
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        <main class="${isOpen && "open"}" ${charge && dataOf(charge, parts)}>
          ${storeName && html`<p class="store">${storeName}</p>`} ${body}
          ${refresh && html`<noscript><p class="small screen">${strings.refreshHint}</p></noscript>`}
        </main>
        ${renderLanguages(parts)}
        ${
          charge &&
          html`<script nonce="${nonce}">
            ${new Html(SCRIPT)};
          </script>`
        }
      </body>
    </html> `.text;
}

/** Outcomes that fill a counter's screen with their colour. `kept`: paid, and no order came of it. */
const TONES: Partial<Record<PageState, "paid" | "failed" | "expired" | "kept">> = {
  placing: "paid",
  paid: "paid",
  failed: "failed",
  expired: "expired",
  returned: "kept",
  held: "kept",
};

function dataOf(charge: PageCharge, { page, strings }: PageParts): Html {
  const { state, choices } = page;
  return html`data-status-url="${charge.statusUrl}" data-token="${charge.token}"
  data-page="${charge.base}${choices.query}" data-seen="${charge.seen}"
  data-live="${state in REFRESH_SECONDS && "1"}" data-offline="${strings.offline}"
  data-waiting="${state === "placing" ? strings.paidPlacing : strings.waiting}"`;
}
