import { html, page } from "./html";
import { payStyle } from "./style";

/** For a link whose charge or token isn't known here. */
export function renderUnknownPage(what: "code" | "payment"): string {
  const body = html`<main data-status="unknown">
    <div class="mark unknown" aria-hidden="true">?</div>
    <h1>This ${what} is not known here</h1>
    <p>The sandbox may have been reset since the ${what} was made.</p>
  </main>`;
  return page(`Unknown ${what}`, body, payStyle, "");
}
