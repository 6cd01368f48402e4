import { fill, type Strings } from "../shopper-texts";
import { type Flow } from "../domain/atome";
import { type Money } from "../domain/money";
import { type Html, html } from "../domain/html";
import { type PageChoices } from "./page-choices";
import { type PageState } from "./page-state";

export interface PayPage {
  state: PageState;
  choices: PageChoices;
  nonce: string;
  storeName: string | null;
  /** Whether it is shown on an iPhone or iPad, as far as the request tells. */
  isIos: boolean;
  /** Undefined for an unknown link. */
  charge?: PageCharge;
}

export interface PageCharge {
  flow: Flow;
  money: Money;
  expiresAt: Date | null;
  now: Date;
  failureCode: string | null;
  /** Whether a new code can be had on this page. */
  canRenew: boolean;
  /** How else it could be paid, on this page; null where there is one way. */
  otherWay: Flow | null;
  /** What the script compares the status route's answers with. */
  seen: string;
  /** Where the page's own addresses begin, seen from the page. */
  base: string;
  /** Omise's own address of the code, for where its picture cannot be loaded here. */
  downloadUri: string | null;
  /** Atome's page, where the shopper goes on to pay; null where there is a code to scan. */
  authorizeUri: string | null;
  /** Where the script asks how the payment stands, seen from the page. */
  statusUrl: string;
  /** Sent to it in a header: what is asked again and again is in access logs. */
  token: string;
}

/** What the parts of the page are made of. */
export interface PageParts {
  page: PayPage;
  strings: Strings;
  /** As shown. */
  amount: string;
}

/** What the page is headed with. */
export function titleOf(state: PageState, strings: Strings): string {
  const titles: Record<PageState, string> = {
    starting: strings.payTitle,
    waiting: strings.payTitle,
    placing: strings.paidTitle,
    paid: strings.paidTitle,
    failed: strings.failedTitle,
    expired: strings.expiredTitle,
    returned: strings.returnedTitle,
    held: strings.heldTitle,
    gone: strings.goneTitle,
    unknown: strings.linkOverTitle,
    limited: strings.tooManyTitle,
    error: strings.errorTitle,
  };
  return titles[state];
}

/** Nothing is known of the charge, and no script asks: the page loads itself anew. */
export function isRetried({ state, charge }: Pick<PayPage, "state" | "charge">): boolean {
  return state === "error" && !charge;
}

/** The way back to the storefront, where one is known. */
export function renderReturnLink({ page, strings }: PageParts, className: string): Html | null {
  const { returnUrl } = page.choices;
  return returnUrl
    ? html`<a class="${className}" href="${returnUrl}" rel="noreferrer"
        >${strings.returnToStore}</a
      >`
    : null;
}

/** A text with HTML in the place of one of its `{name}`s. */
export function fillHtml(text: string, name: string, value: Html): Html {
  const [before, after] = fill(text, { [name]: "\0" }).split("\0");
  return html`${before}${value}${after}`;
}
