import { createElement } from "react";
import { renderToString } from "react-dom/server";

import { type AtomeQrPayment, type AtomeQrState } from "..";
import { LANGUAGES } from "../../shopper-texts";
import { AtomeQrView, type AtomeQrViewProps } from "../react/atome-qr-view";
import { type UseAtomeQr } from "../react/use-atome-qr";
import { toState } from "../state";
import { aPayment } from "./payment";

interface Shown {
  html: string;
  /** Without the tags. */
  text: string;
  /** What a screen reader is told. */
  announced: string;
}

/** The component in a state, as a server writes it. */
export function show(
  state: AtomeQrState,
  {
    payment,
    ...props
  }: Partial<Omit<AtomeQrViewProps, "payment">> & { payment?: Partial<UseAtomeQr> } = {},
): Shown {
  const html = renderToString(
    createElement(AtomeQrView, {
      payment: {
        state,
        isRenewing: false,
        qr: { url: "blob:qr", hasFailed: false, reload() {} },
        renew: () => Promise.resolve(),
        switchWay: () => Promise.resolve(),
        retry() {},
        ...payment,
      },
      language: "en",
      strings: LANGUAGES.en,
      headingLevel: 2,
      ...props,
    }),
  );
  const announced = /data-testid="atome-qr-announcer"[^>]*>([^<]*)</.exec(html)?.[1] ?? "";
  return { html, text: plain(html), announced: plain(announced) };
}

function plain(html: string): string {
  return html
    .replace(/<!--.*?-->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

export const waiting = (change: Partial<AtomeQrPayment> = {}) =>
  toState(aPayment(change), 0) as Extract<AtomeQrState, { status: "waiting" }>;
export const failed = (code: string, change: Partial<AtomeQrPayment> = {}) =>
  ({
    status: "failed",
    payment: aPayment({
      status: "failed",
      failure_code: code,
      failure_message: "the store's words",
      ...change,
    }),
  }) as const;
