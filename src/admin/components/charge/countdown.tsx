import { useSecondsLeft } from "../../hooks/use-seconds-left";
import { useText } from "../../hooks/use-text";
import { formatCountdown } from "../../lib/format-duration";

interface CountdownProps {
  until: string;
  /** When the code was made: never more than the time since is shown. */
  since: string;
}

/** `9:59`, each second. */
export function Countdown({ until, since, className }: CountdownProps & { className?: string }) {
  const left = useSecondsLeft(until, since);
  return (
    <time dateTime={`PT${left}S`} className={className} data-testid="countdown">
      {formatCountdown(left)}
    </time>
  );
}

/** `Expires in 9:59`. */
export function ExpiresIn({ until, since }: CountdownProps) {
  const t = useText();
  const time = formatCountdown(useSecondsLeft(until, since));
  return <span className="tabular-nums">{t("fields.expiresIn", { time })}</span>;
}
