import { type Html, html } from "../domain/html";
import { isWebAddress } from "../domain/web-address";
import { type PageParts, renderReturnLink, titleOf } from "./page-parts";
import { renderOtherWay } from "./render-other-way";
import { renderTimeLeft } from "./render-code";

/** The amount and the way to Atome's page; or, moments before, that it is being made. */
export function renderContinue(parts: PageParts): Html {
  const { page, strings, amount } = parts;
  const charge = page.charge!;
  const isReady = page.state === "waiting";
  const back = renderReturnLink(parts, "button");
  return html`<h1>${titleOf(page.state, strings)}</h1>
    <div class="code">
      <p class="amount"><span>${strings.amountToPay}</span> <strong>${amount}</strong></p>
      ${isReady && charge.expiresAt && renderTimeLeft(parts, charge, charge.expiresAt)}
      <p class="status screen" role="status" data-status>
        ${isReady ? strings.waiting : strings.starting}
      </p>
    </div>
    ${isReady && renderLink(parts, charge.authorizeUri)} ${renderOtherWay(parts)}
    ${back && html`<div class="buttons small screen foot">${back}</div>`}`;
}

/** Of an address that is none of the web's, nothing: it would be run or opened by something else. */
function renderLink({ strings }: PageParts, authorizeUri: string | null): Html | null {
  return authorizeUri && isWebAddress(authorizeUri)
    ? html`<section class="phone screen always">
        <p>${strings.continueHelp}</p>
        <div class="buttons">
          <a class="button main" href="${authorizeUri}" rel="noreferrer"
            >${strings.continueToAtome}</a
          >
        </div>
      </section>`
    : null;
}
