import { createHash } from "node:crypto";

import { html } from "../domain/html";
import { type Language } from "../shopper-texts";
import { renderDocument } from "./render-document";
import { renderScene, renderUnpaired, type Surroundings } from "./render-scene";
import { keyOf, type Scene } from "./scene";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

export interface DisplayPage {
  scene: Scene;
  around: Surroundings;
  language: Language;
  /** Put behind the addresses of the pages. */
  query: string;
  nonce: string;
  token: string;
  /** New for every page: of those with one token, the newest follows the till. */
  screen: string;
  /** Where `/atome-qr/display/` is, seen from the page. */
  base: string;
}

/** Of what pages are made of. A page of another version loads itself anew. */
export const PAGE_VERSION = createHash("sha256")
  .update(SCRIPT + STYLE)
  .digest("base64url")
  .slice(0, 16);

/** The page of a paired display, as text; its script then keeps it up to date. Pure. */
export function renderDisplay(page: DisplayPage): string {
  const { scene, around, language, nonce, base } = page;
  const { texts, storeName } = around;
  const { look, html: content } = renderScene(scene, around);
  const pairUrl = `${base}../display${page.query}`;
  return renderDocument({
    language,
    title: storeName ?? texts.title,
    look,
    nonce,
    body: html`<main
        aria-live="polite"
        data-base="${base}"
        data-token="${page.token}"
        data-screen="${page.screen}"
        data-language="${language}"
        data-version="${PAGE_VERSION}"
        data-seen="${keyOf(scene)}"
      >
        ${content}
      </main>
      <p class="bar" role="status" data-offline="${texts.offline}" hidden></p>
      <template id="unpaired">${renderUnpaired(around, pairUrl)}</template>
      <noscript><p class="bar">${texts.needsScript}</p></noscript>`,
    script: SCRIPT,
  });
}

/** The page of a token that is not known. */
export function renderUnpairedPage(
  page: Pick<DisplayPage, "around" | "language" | "query" | "nonce" | "base">,
): string {
  const { around, language, nonce, base, query } = page;
  return renderDocument({
    language,
    title: around.texts.unpairedTitle,
    look: "note",
    nonce,
    body: html`<main>${renderUnpaired(around, `${base}../display${query}`)}</main>`,
    script: null,
  });
}

/** For when the store cannot say. It looks again by itself: at a display there is nobody to do so. */
export function renderErrorPage(page: Pick<DisplayPage, "around" | "language" | "nonce">): string {
  const { around, language, nonce } = page;
  const { errorTitle, offline } = around.texts;
  return renderDocument({
    language,
    title: errorTitle,
    look: "note",
    nonce,
    body: html`<main>
      <h1>${errorTitle}</h1>
      <p>${offline}</p>
    </main>`,
    script: null,
    refreshSeconds: 10,
  });
}
