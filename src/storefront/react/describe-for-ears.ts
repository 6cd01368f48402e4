import { type AtomeQrState } from "..";
import { fill, joinSentences, type Strings } from "../../shopper-texts";
import { describeOutcome } from "./describe-outcome";
import { type Labels } from "./use-labels";
import { type WordingProps } from "./wording";

/** When a screen reader says how long the code can still be paid; in between it keeps quiet. */
const MOMENTS = [600, 300, 60, 30];

/** The last moment that has passed, in seconds; undefined before the first. */
export function momentOf(seconds: number | undefined): number | undefined {
  return MOMENTS.filter((moment) => seconds !== undefined && seconds <= moment).pop();
}

/**
 * What a screen reader says about a state.
 *
 * @param moment the moment that has just passed, see {@link momentOf}
 */
export function describeForEars(
  state: AtomeQrState,
  { strings, language }: Labels,
  moment: number | undefined,
): WordingProps {
  switch (state.status) {
    case "starting":
      return { text: strings.starting };
    case "offline":
      return { text: strings.offline };
    case "waiting": {
      const isAtAtome = state.action === "continue";
      const next = moment === undefined ? isAtAtome && strings.continueHelp : left(moment, strings);
      return { text: joinSentences(strings.waiting, next || "") };
    }
    case "paid":
    case "failed":
    case "expired":
    case "error": {
      const { title, text, words } = describeOutcome(state, strings, language);
      return { text: joinSentences(title, text), words };
    }
  }
}

function left(seconds: number, strings: Strings): string {
  return seconds >= 60
    ? fill(strings.minutesLeft, { count: seconds / 60 })
    : fill(strings.secondsLeft, { count: seconds });
}
