import { useEffect, useState } from "react";

/** The time that is left, by the second. When it is over, the server has the last word. */
export function Countdown({ expiresAt }: { expiresAt: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((new Date(expiresAt).getTime() - now) / 1000));
  return (
    <time className="countdown" data-testid="countdown" dateTime={`PT${seconds}S`} role="timer">
      {clock(seconds)}
    </time>
  );
}

/** `754` gives `12:34`, `43200` gives `12:00:00`. */
function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
