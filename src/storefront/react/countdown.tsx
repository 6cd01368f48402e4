import { formatClock } from "../../shopper-texts/format";

interface CountdownProps {
  /** With `{time}` where the clock stands. */
  text: string;
  seconds: number;
}

/** The time that is left. Silent to screen readers, which the announcer tells at a few moments. */
export function Countdown({ text, seconds }: CountdownProps) {
  const [before, after] = text.split("{time}");
  return (
    <p className="atome-qr__time">
      {before}
      <time
        className="atome-qr__countdown"
        data-testid="atome-qr-countdown"
        role="timer"
        aria-live="off"
        dateTime={`PT${seconds}S`}
      >
        {formatClock(seconds)}
      </time>
      {after}
    </p>
  );
}
