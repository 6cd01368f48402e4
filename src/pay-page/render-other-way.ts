import { type Html, html } from "../domain/html";
import { type PageParts } from "./page-parts";

/** A form, which needs no script: to the code instead of Atome's page, or the reverse. */
export function renderOtherWay({
  page: { charge, choices, state },
  strings,
}: PageParts): Html | null {
  if (!charge?.otherWay || state !== "waiting") {
    return null;
  }
  const label = charge.otherWay === "qr" ? strings.scanInstead : strings.continueInstead;
  return html`<form class="screen" method="post" action="${charge.base}/switch${choices.query}">
    <button class="button" data-busy="${strings.starting}">${label}</button>
  </form>`;
}
