import { en } from "../../i18n/en";
import { useText } from "../../hooks/use-text";

type Known = keyof typeof en.attention.reasons;

const isKnown = (reason: string): reason is Known => Object.hasOwn(en.attention.reasons, reason);

/** Why a person should look at a charge, in words. */
export function useAttentionText(): (reason: string) => string {
  const t = useText();
  return (reason) => t(`attention.reasons.${isKnown(reason) ? reason : "other"}`);
}
