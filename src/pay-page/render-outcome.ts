import { type Strings } from "../shopper-texts";
import { Html, html } from "../domain/html";
import { type PageState } from "./page-state";
import { isRetried, type PageParts, renderReturnLink, titleOf } from "./page-parts";

/** What became of the payment, and what the shopper can do next. */
export function renderOutcome(parts: PageParts): Html {
  const { page, strings, amount } = parts;
  const { state, charge } = page;
  const hasChanged = state !== "placing";
  return html`${MARKS[state]}
    <h1 tabindex="-1" ${hasChanged && "autofocus"}>${titleOf(state, strings)}</h1>
    ${charge && html`<p class="amount"><strong>${amount}</strong></p>`} ${renderReason(parts)}
    ${textOf(parts) && html`<p ${!hasChanged && new Html('role="status" data-status')}>${textOf(parts)}</p>`}
    ${renderRenewal(parts)} ${renderBack(parts)}`;
}

function textOf({ page, strings }: PageParts): string | null {
  const texts: Record<PageState, string | null> = {
    starting: null,
    waiting: null,
    placing: strings.paidPlacing,
    paid: strings.paidDone,
    failed: strings.failedText,
    // Without a button it would send the shopper looking for one.
    expired: page.charge?.canRenew ? strings.expiredText : null,
    returned: strings.reason_payment_returned,
    held: strings.reason_payment_held,
    gone: strings.goneText,
    unknown: strings.linkOverText,
    limited: strings.tooManyText,
    error: strings.errorText,
  };
  return texts[page.state];
}

/** Why it failed, where the reason is known; of another one, what Omise says is not for shoppers. */
function renderReason({ page, strings }: PageParts): Html | null {
  const { state, charge } = page;
  if (state !== "failed" || !charge) {
    return null;
  }
  const known = strings[`reason_${charge.failureCode}` as keyof Strings];
  return known ? html`<p>${known}</p>` : null;
}

function renderRenewal({ page, strings }: PageParts): Html | null {
  const { state, charge, choices } = page;
  if (isRetried(page)) {
    return html`<p class="buttons screen">
      <a class="button main" href="">${strings.retry}</a>
    </p>`;
  }
  const isRetry = state === "error" || state === "limited";
  if (charge && isRetry && !charge.canRenew) {
    // Another way to pay was refused: the page tells how the payment stands now.
    return html`<p class="buttons screen">
      <a class="button main" href="${charge.base}${choices.query}">${strings.retry}</a>
    </p>`;
  }
  if (!charge?.canRenew || !["failed", "expired", "limited", "error"].includes(state)) {
    return null;
  }
  const label = isRetry ? strings.retry : strings.newCode;
  return html`<form class="screen" method="post" action="${charge.base}/renew${choices.query}">
    <button class="button main" data-busy="${strings.newCodePending}">${label}</button>
  </form>`;
}

function renderBack(parts: PageParts): Html | null {
  const isEnd = !parts.page.charge?.canRenew;
  const link = renderReturnLink(parts, isEnd ? "button main" : "button");
  return link && html`<p class="buttons screen">${link}</p>`;
}

const CHECK = new Html('<path d="m4 12.5 5.5 5.5L20 7"/>');
const CROSS = new Html('<path d="m6 6 12 12M18 6 6 18"/>');
const CLOCK = new Html('<path d="M12 5v7.5l4.5 2.5"/>');
const BACK = new Html('<path d="M9 6 4 11l5 5M4 11h11a5 5 0 0 1 0 10h-3"/>');
const NOTE = new Html('<path d="M12 5v9M12 18.5v.5"/>');

function mark(kind: string, path: Html): Html {
  return html`<div class="mark ${kind}">
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      ${path}
    </svg>
  </div>`;
}

const MARKS: Record<PageState, Html | null> = {
  starting: null,
  waiting: null,
  placing: mark("good", CHECK),
  paid: mark("good", CHECK),
  failed: mark("bad", CROSS),
  expired: mark("wait", CLOCK),
  returned: mark("wait", BACK),
  held: mark("wait", NOTE),
  gone: mark("", NOTE),
  unknown: mark("", NOTE),
  limited: mark("wait", CLOCK),
  error: mark("bad", NOTE),
};
