import { type CSSProperties, useState } from "react";

import { type AtomeQrState, secondsLeft } from "..";
import { type Language, type Strings } from "../../shopper-texts";
import { describeForEars, momentOf } from "./describe-for-ears";
import { Wording } from "./wording";

/** Here, not in the stylesheet, which is optional. */
const FOR_EARS_ONLY: CSSProperties = {
  position: "absolute",
  width: 1,
  height: 1,
  margin: -1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};

interface AnnouncerProps {
  state: AtomeQrState;
  strings: Strings;
  language: Language;
}

/**
 * Says what has changed, politely. There from the start and always the same element, since a screen
 * reader hears only changes of a region that it knows.
 */
export function Announcer({ state, strings, language }: AnnouncerProps) {
  const moment = momentOf(secondsLeft(state));
  const end = "payment" in state ? state.payment?.expires_at : undefined;
  // A code that never had longer is no news; what passes while it is shown is.
  const [first, setFirst] = useState({ end, moment });
  if (first.end !== end) {
    setFirst({ end, moment });
  }
  const passed = moment === first.moment ? undefined : moment;
  return (
    <p role="status" aria-live="polite" data-testid="atome-qr-announcer" style={FOR_EARS_ONLY}>
      <Wording {...describeForEars(state, { strings, language }, passed)} />
    </p>
  );
}
