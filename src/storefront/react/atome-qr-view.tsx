import { type ReactNode, useRef } from "react";

import { type AtomeQrState } from "..";
import { type Language, type Strings } from "../../shopper-texts";
import { LOCALES } from "../../shopper-texts/locales";
import { Announcer } from "./announcer";
import { isClosed } from "./describe-outcome";
import { Outcome } from "./outcome";
import { type ReturnProps } from "./return-action";
import { StatusLine } from "./status-line";
import { type UseAtomeQr } from "./use-atome-qr";
import { useSecondsLeft } from "./use-seconds-left";
import { useTitleFocus } from "./use-title-focus";
import { Waiting } from "./waiting";

export interface AtomeQrViewProps extends ReturnProps {
  payment: UseAtomeQr;
  language: Language;
  strings: Strings;
  storeName?: string;
  className?: string;
  headingLevel: 1 | 2 | 3;
  children?: ReactNode;
}

/** How a payment looks in each of its states. */
export function AtomeQrView(props: AtomeQrViewProps) {
  const { payment, language, strings, headingLevel, className } = props;
  const { qr, other, isRenewing, renewError, renew, switchWay, retry } = payment;
  const state = shownStateOf(payment);
  const root = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const known = state.status === "waiting" || state.status === "offline" ? state : undefined;
  const isStarting = state.status === "starting" || (known !== undefined && !known.payment);
  const phase = isStarting ? "starting" : known ? "waiting" : state.status;
  useTitleFocus(root, heading, phase);

  const Heading = `h${headingLevel}` as const;
  const title = (text: string) => (
    <Heading className="atome-qr__title" ref={heading} tabIndex={-1}>
      {text}
    </Heading>
  );
  const secondsLeft = useSecondsLeft(state);
  return (
    <section
      ref={root}
      className={className ? `atome-qr ${className}` : "atome-qr"}
      data-testid="atome-qr"
      data-status={state.status}
      data-reason={reasonOf(state)}
      // So that a screen reader speaks, and a browser hyphenates, as the texts are written.
      lang={LOCALES[language]}
    >
      <Announcer {...{ state, strings, language }} />
      {isStarting && (
        <StatusLine>{state.status === "offline" ? strings.offline : strings.starting}</StatusLine>
      )}
      {known?.payment && (
        <Waiting
          {...props}
          payment={known.payment}
          action={known.action}
          isOffline={known.status === "offline"}
          isChecking={known.isChecking}
          secondsLeft={secondsLeft}
          qr={qr}
          other={other}
          isRenewing={isRenewing}
          renewError={renewError}
          onSwitch={() => void switchWay()}
          title={title}
        />
      )}
      {(state.status === "paid" ||
        state.status === "failed" ||
        state.status === "expired" ||
        state.status === "error") && (
        <Outcome
          {...props}
          state={state}
          isRenewing={isRenewing}
          renewError={renewError}
          other={other}
          onSwitch={() => void switchWay()}
          onRenew={() => void renew()}
          onRetry={retry}
          title={title}
        />
      )}
    </section>
  );
}

/** A code that is over, of a cart that cannot get another, is no place to ask for one again. */
function shownStateOf({ state, renewError }: UseAtomeQr): AtomeQrState {
  const isUnpaid = state.status === "expired" || state.status === "failed";
  return isUnpaid && renewError && isClosed(renewError)
    ? { status: "error", error: renewError }
    : state;
}

function reasonOf(state: AtomeQrState): string | undefined {
  switch (state.status) {
    case "failed":
      return state.payment.failure_code ?? undefined;
    case "expired":
      return state.reason;
    case "starting":
    case "waiting":
    case "offline":
    case "paid":
    case "error":
      return undefined;
  }
}
