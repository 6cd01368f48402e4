import { toParts } from "./expiry";

const UNITS = ["hour", "minute", "second"] as const;

/** `1 hr 30 min`, in words of the language; from two days on, `60 days`. */
export function formatDuration(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const days = Math.floor(whole / 86_400);
  if (days >= 2) return unit(days, "day", locale);

  const parts = toParts(whole);
  const values = [parts.hours, parts.minutes, parts.seconds].map((value, index) => ({
    value,
    name: UNITS[index],
  }));
  const shown = values.filter(({ value }) => value > 0);
  return (shown.length > 0 ? shown : values.slice(2))
    .map(({ value, name }) => unit(value, name, locale))
    .join(" ");
}

function unit(value: number, name: string, locale: string): string {
  const options = {
    style: "unit",
    unit: name,
    unitDisplay: "short",
    numberingSystem: "latn",
  } as const;
  return new Intl.NumberFormat(locale, options).format(value);
}

/** `9:59`, `11:59:59`. */
export function formatCountdown(seconds: number): string {
  const { hours, minutes, seconds: rest } = toParts(Math.max(0, Math.floor(seconds)));
  const pad = (value: number) => String(value).padStart(2, "0");
  return hours ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}
