import { useSecondsLeft } from "../../hooks/use-seconds-left";
import { useText } from "../../hooks/use-text";
import { formatCountdown } from "../../lib/format-duration";

/** `9:59`, each second. */
export function Countdown({ until, className }: { until: string; className?: string }) {
  const left = useSecondsLeft(until);
  return (
    <time dateTime={`PT${left}S`} className={className} data-testid="countdown">
      {formatCountdown(left)}
    </time>
  );
}

/** `Expires in 9:59`. */
export function ExpiresIn({ until }: { until: string }) {
  const t = useText();
  const time = formatCountdown(useSecondsLeft(until));
  return <span className="tabular-nums">{t("fields.expiresIn", { time })}</span>;
}
