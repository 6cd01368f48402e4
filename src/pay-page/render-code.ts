import { fill } from "../shopper-texts";
import { formatClock } from "../shopper-texts/format";
import { formatTime } from "./format";
import { type Html, html } from "./html";
import { fillHtml, type PageCharge, type PageParts, renderReturnLink, titleOf } from "./page-parts";

/** The code, the amount and how to pay; or, moments before, that the code is being made. */
export function renderCode(parts: PageParts): Html {
  const { page, strings, amount } = parts;
  const charge = page.charge!;
  const isReady = page.state === "waiting";
  const isCounter = page.choices.view === "counter";
  return html`<h1>${isCounter ? strings.counterHint : titleOf(page.state, strings)}</h1>
    <p class="amount"><span>${strings.amountToPay}</span> <strong>${amount}</strong></p>
    ${isReady && renderImage(parts, charge)}
    ${isReady && charge.expiresAt && renderTimeLeft(parts, charge, charge.expiresAt)}
    <p class="status screen" role="status" data-status>
      ${isReady ? strings.waiting : strings.starting}
    </p>
    ${!isCounter && renderSteps(parts)} ${!isCounter && isReady && renderForPhone(parts, charge)}
    ${!isCounter && renderFooter(parts, charge)}`;
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

function renderTimeLeft({ page, strings }: PageParts, charge: PageCharge, end: Date): Html {
  const seconds = Math.max(0, (end.getTime() - charge.now.getTime()) / 1000);
  const time = html`<time datetime="${end.toISOString()}" data-countdown="${Math.floor(seconds)}"
    >${formatClock(seconds)}</time
  >`;
  const onPaper = formatTime(end, charge.money.currency, page.choices.language);
  return html`<p class="valid screen">${fillHtml(strings.validFor, "time", time)}</p>
    <p class="valid paper">→ <time datetime="${end.toISOString()}">${onPaper}</time></p>`;
}

function renderSteps({ strings }: PageParts): Html {
  return html`<ol class="steps">
    <li>${strings.stepOpen}</li>
    <li>${strings.stepScan}</li>
    <li>${strings.stepConfirm}</li>
  </ol>`;
}

function renderForPhone({ strings }: PageParts, { base }: PageCharge): Html {
  return html`<div class="phone screen">
    <p><strong>${strings.samePhone}</strong> ${strings.samePhoneHelp}</p>
    <div class="buttons">
      <a class="button" href="${base}/qr" download="atome-qr">${strings.saveImage}</a>
      <button class="button" type="button" data-share hidden>${strings.shareImage}</button>
    </div>
  </div>`;
}

function renderFooter(parts: PageParts, { base }: PageCharge): Html {
  const { page, strings } = parts;
  const query = new URLSearchParams(page.choices.query);
  query.set("view", "counter");
  return html`<div class="buttons small screen">
    ${renderReturnLink(parts, "button")}
    <button class="button" type="button" data-print data-script hidden>${strings.print}</button>
    <a class="button wide" href="${`${base}?${query.toString()}`}">${strings.counterView}</a>
  </div>`;
}
