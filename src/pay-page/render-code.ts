import { fill } from "../shopper-texts";
import { formatClock } from "../shopper-texts/format";
import { formatTime } from "./format";
import { type Html, html } from "../domain/html";
import { withChoice } from "./page-choices";
import { renderOtherWay } from "./render-other-way";
import { fillHtml, type PageCharge, type PageParts, renderReturnLink, titleOf } from "./page-parts";

/** The code, the amount and how to pay; or, moments before, that the code is being made. */
export function renderCode(parts: PageParts): Html {
  const { page, strings } = parts;
  const charge = page.charge!;
  const isReady = page.state === "waiting";
  const isCounter = page.choices.view === "counter";
  return html`<h1>${isCounter ? strings.counterHint : titleOf(page.state, strings)}</h1>
    ${renderCard(parts, charge)} ${!isCounter && isReady && renderForPhone(parts, charge)}
    ${!isCounter && renderOtherWay(parts)} ${!isCounter && renderSteps(parts)}
    ${renderFooter(parts, charge)}`;
}

/** What belongs together: how much, the code, for how long, and whether it was paid. */
function renderCard(parts: PageParts, charge: PageCharge): Html {
  const { page, strings, amount } = parts;
  const isReady = page.state === "waiting";
  return html`<div class="code">
    <p class="amount"><span>${strings.amountToPay}</span> <strong>${amount}</strong></p>
    ${isReady && renderImage(parts, charge)}
    ${isReady && charge.expiresAt && renderTimeLeft(parts, charge, charge.expiresAt)}
    <p class="status screen" role="status" data-status>
      ${isReady ? strings.waiting : strings.starting}
    </p>
  </div>`;
}

function renderImage(
  { page, strings, amount }: PageParts,
  { base, downloadUri }: PageCharge,
): Html {
  const retry = html`<a class="button" href="${page.choices.query || "?"}">${strings.retry}</a>`;
  const atOmise =
    downloadUri &&
    html`<a class="button omise" href="${downloadUri}" rel="noreferrer">${strings.openAtOmise}</a>`;
  return html`<div class="qr">
      <img src="${base}/qr" width="512" height="512" alt="${fill(strings.qrAlt, { amount })}" />
    </div>
    <div role="alert" data-broken hidden>
      <p>${strings.qrFailed}</p>
      <p class="buttons">${retry} ${atOmise}</p>
    </div>
    ${atOmise && html`<noscript class="screen">${atOmise}</noscript>`}`;
}

export function renderTimeLeft({ page, strings }: PageParts, charge: PageCharge, end: Date): Html {
  const seconds = Math.max(0, (end.getTime() - charge.now.getTime()) / 1000);
  const time = html`<time datetime="${end.toISOString()}" data-countdown="${Math.floor(seconds)}"
    >${formatClock(seconds)}</time
  >`;
  const onPaper = html`<time datetime="${end.toISOString()}"
    >${formatTime(end, charge.money.currency, page.choices.language)}</time
  >`;
  return html`<p class="valid screen">${fillHtml(strings.validFor, "time", time)}</p>
    <p class="valid paper">${fillHtml(strings.validUntil, "time", onPaper)}</p>`;
}

/**
 * How to pay with the phone that shows the page: the Atome app reads the code from its photos. The
 * script offers the share sheet where there is one; on iOS it takes the place of the download.
 */
function renderForPhone({ page: { isIos }, strings }: PageParts, { base }: PageCharge): Html {
  return html`<section class="phone screen">
    <p>
      <strong>${strings.samePhone}</strong>
      <span
        data-help
        data-share-help="${strings.samePhoneShare}"
        data-hold-help="${strings.samePhoneHold}"
        >${isIos ? strings.samePhoneHold : strings.samePhoneHelp}</span
      >
    </p>
    <div class="buttons">
      <a class="button main" href="${base}/qr" download="atome-qr" data-save ${isIos && "hidden"}
        >${strings.saveImage}</a
      >
      <button class="button" type="button" data-share data-alone="${strings.saveOrShare}" hidden>
        ${strings.shareImage}
      </button>
    </div>
  </section>`;
}

function renderSteps({ strings }: PageParts): Html {
  return html`<section class="scan">
    <h2>${strings.title}</h2>
    <ol class="steps">
      <li>${strings.stepOpen}</li>
      <li>${strings.stepScan}</li>
      <li>${strings.stepConfirm}</li>
    </ol>
  </section>`;
}

/** A shopper has no use for a printer or a counter: those are for whoever works at one. */
function renderFooter(parts: PageParts, { base }: PageCharge): Html | null {
  const { choices } = parts.page;
  const isCounter = choices.view === "counter";
  const back = isCounter ? null : renderReturnLink(parts, "button");
  if (!back && !isCounter && !choices.isStaff) {
    return null;
  }
  return html`<div class="buttons small screen foot">
    ${back} ${(isCounter || choices.isStaff) && renderPrint(parts)}
    ${!isCounter && choices.isStaff && renderToCounter(parts, base)}
  </div>`;
}

function renderPrint({ strings }: PageParts): Html {
  return html`<button class="button" type="button" data-print data-script hidden>
    ${strings.print}
  </button>`;
}

function renderToCounter({ page, strings }: PageParts, base: string): Html {
  const address = `${base}${withChoice(page.choices, "view", "counter")}`;
  return html`<a class="button wide" href="${address}">${strings.counterView}</a>`;
}
