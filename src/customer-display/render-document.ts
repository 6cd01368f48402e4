import { LOCALES } from "../shopper-texts/locales";
import { Html, html } from "../domain/html";
import { type Language } from "../shopper-texts";
import { STYLE } from "./style";

export interface DisplayDocument {
  language: Language;
  title: string;
  /** Of the root element: what the style sheet colours the screen by. */
  look: string;
  nonce: string;
  body: Html;
  script: string | null;
  /** After which a page without a script is loaded anew; null for never. */
  refreshSeconds?: number;
}

/** A whole page, as text. */
export function renderDocument(page: DisplayDocument): string {
  const { language, title, look, nonce, body, script, refreshSeconds } = page;
  return html`<!doctype html>
    <html lang="${LOCALES[language]}" data-look="${look}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow, noarchive" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="mobile-web-app-capable" content="yes" />
        ${refreshSeconds && html`<meta http-equiv="refresh" content="${refreshSeconds}" />`}
        <title>${title}</title>
        <style nonce="${nonce}">
          ${new Html(STYLE)}
        </style>
      </head>
      <body>
        ${body}
        ${
          script &&
          html`<script nonce="${nonce}">
            ${new Html(script)};
          </script>`
        }
      </body>
    </html> `.text;
}
