import { type AtomeQrProvider } from "..";
import { type Strings } from "../../shopper-texts";

export interface OtherWayProps {
  /** Absent where there is none. */
  other: AtomeQrProvider | undefined;
  isRenewing: boolean;
  onSwitch: () => void;
  strings: Strings;
}

/** Changes between the code and Atome's page, where the region offers both. */
export function OtherWay({ other, isRenewing, onSwitch, strings }: OtherWayProps) {
  return (
    other && (
      <button
        type="button"
        className="atome-qr__button atome-qr__button--quiet"
        data-testid="atome-qr-other-way"
        // Not `disabled`, which would drop the focus; a second click does nothing anyway.
        aria-disabled={isRenewing}
        onClick={onSwitch}
      >
        {other.flow === "qr" ? strings.scanInstead : strings.continueInstead}
      </button>
    )
  );
}
