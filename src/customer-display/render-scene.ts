import { type DisplayLook } from "../domain/answers";
import { NO_ORDER_CODES } from "../domain/atome";
import { type Money } from "../domain/money";
import { type Html, html } from "../domain/html";
import { fillHtml } from "../pay-page/page-parts";
import { fill } from "../shopper-texts";
import { type DisplayTexts } from "../shopper-texts/display";
import { formatAmount, formatClock } from "../shopper-texts/format";
import { type Icon, renderIcon } from "./icons";
import { type Scene } from "./scene";

/** What is the same on a display whatever its till shows. */
export interface Surroundings {
  texts: DisplayTexts;
  storeName: string | null;
  logoUrl: string | null;
  now: Date;
}

/** What is inside the page's `main`, and how it looks. Pure. */
export function renderScene(scene: Scene, around: Surroundings): { look: DisplayLook; html: Html } {
  switch (scene.state) {
    case "idle":
      return { look: "idle", html: renderIdle(around) };
    case "code":
      return { look: "code", html: renderCode(scene, around) };
    case "elsewhere":
      return { look: "note", html: renderElsewhere(around) };
    default:
      return renderOutcome(scene, around);
  }
}

function renderIdle({ texts, storeName, logoUrl }: Surroundings): Html {
  return html`${logoUrl && html`<img class="logo" src="${logoUrl}" alt="" />`}
    ${storeName && html`<h1>${storeName}</h1>`}
    <p>${texts.idleText}</p>`;
}

/** The picture is loaded by the script, with the token in a header. */
function renderCode({ money, expiresAt, saleId }: Scene, { texts, now }: Surroundings): Html {
  const amount = formatMoney(money);
  const seconds = expiresAt && (expiresAt.getTime() - now.getTime()) / 1000;
  return html`<div class="qr">
      <img data-sale="${saleId}" alt="${fill(texts.qrAlt, { amount })}" hidden />
      <p data-loading data-failed="${texts.loadFailed}">${texts.starting}</p>
    </div>
    <div class="words">
      <h1>${texts.counterHint}</h1>
      <p class="amount">${amount}</p>
      ${seconds !== null && renderTimeLeft(seconds, texts)}
    </div>`;
}

function renderTimeLeft(seconds: number, texts: DisplayTexts): Html {
  const left = Math.max(0, Math.floor(seconds));
  const time = html`<time role="timer" aria-live="off" data-countdown="${left}"
    >${formatClock(left)}</time
  >`;
  return html`<p class="valid">${fillHtml(texts.validFor, "time", time)}</p>`;
}

interface Outcome {
  look: DisplayLook;
  icon: Icon;
  title: string;
  text: string;
}

function renderOutcome(scene: Scene, { texts }: Surroundings): { look: DisplayLook; html: Html } {
  const { look, icon, title, text } = outcomeOf(scene, texts);
  // One that was paid after all may still have the code of its failure before.
  const reason =
    scene.state === "failed" && texts[`reason_${scene.failureCode}` as keyof DisplayTexts];
  return {
    look,
    html: html`${renderIcon(icon)}
      <h1>${title}</h1>
      <p class="amount">${formatMoney(scene.money)}</p>
      ${reason && reason !== text && html`<p>${reason}</p>`}
      <p>${text}</p>`,
  };
}

function outcomeOf({ state, failureCode }: Scene, texts: DisplayTexts): Outcome {
  if (state === "paid") {
    return { look: "good", icon: "check", title: texts.paidTitle, text: texts.paidText };
  }
  if (state === "expired") {
    return { look: "wait", icon: "clock", title: texts.expiredTitle, text: texts.expiredText };
  }
  // Paid, and no order was possible: not what the shopper calls failed.
  if (failureCode === NO_ORDER_CODES.returned) {
    const { returnedTitle: title, reason_payment_returned: text } = texts;
    return { look: "wait", icon: "back", title, text };
  }
  if (failureCode === NO_ORDER_CODES.held) {
    const { heldTitle: title, reason_payment_held: text } = texts;
    return { look: "wait", icon: "note", title, text };
  }
  return { look: "bad", icon: "cross", title: texts.failedTitle, text: texts.failedText };
}

function renderElsewhere({ texts }: Surroundings): Html {
  return html`${renderIcon("note")}
    <h1>${texts.elsewhereTitle}</h1>
    <p>${texts.elsewhereText}</p>
    <p><button class="button" type="button" data-take>${texts.elsewhereButton}</button></p>`;
}

/**
 * What there is to say to a screen whose token is not (or no longer) known.
 *
 * @param pairUrl where it is paired, seen from the page
 */
export function renderUnpaired({ texts }: Surroundings, pairUrl: string): Html {
  return html`${renderIcon("note")}
    <h1>${texts.unpairedTitle}</h1>
    <p>${texts.unpairedText}</p>
    <p><a class="button" href="${pairUrl}">${texts.unpairedButton}</a></p>`;
}

function formatMoney(money: Money | null): string {
  return money ? formatAmount(money.amount, money.currency) : "";
}
