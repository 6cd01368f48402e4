import { MAX_EXPIRY_SECONDS, MIN_EXPIRY_SECONDS } from "../../domain/atome";

/** Seconds. What a shop usually wants: a counter, a checkout, a message to a customer. */
export const EXPIRY_PRESETS = [60, 300, 900, 3_600, MAX_EXPIRY_SECONDS] as const;

export interface DurationParts {
  hours: number;
  minutes: number;
  seconds: number;
}

export function toParts(seconds: number): DurationParts {
  return {
    hours: Math.floor(seconds / 3_600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}

export function toSeconds({ hours, minutes, seconds }: DurationParts): number {
  return hours * 3_600 + minutes * 60 + seconds;
}

/** Whole seconds, within the limits. */
export function isValidExpiry(seconds: number): boolean {
  return (
    Number.isInteger(seconds) && seconds >= MIN_EXPIRY_SECONDS && seconds <= MAX_EXPIRY_SECONDS
  );
}
