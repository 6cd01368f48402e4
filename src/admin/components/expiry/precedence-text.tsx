import type { ExpiryOverride } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { beatenBy, strongerThan } from "../../lib/winning-override";
import { useOverrideName } from "./use-override-name";

interface PrecedenceTextProps {
  override: ExpiryOverride;
  all: ExpiryOverride[];
}

/** Below, each of what the override wins over and gives way to. */
export function PrecedenceText({ override, all }: PrecedenceTextProps) {
  const t = useText();
  const { list } = useFormats();
  const { entryOf } = useOverrideName();
  const weaker = beatenBy(override, all);
  const stronger = strongerThan(override, all);
  return (
    <>
      {weaker.length > 0 && <div>{t("expiry.wins", { others: list(weaker.map(entryOf)) })}</div>}
      {stronger.length > 0 && (
        <div>{t("expiry.loses", { others: list(stronger.map(entryOf)) })}</div>
      )}
    </>
  );
}
