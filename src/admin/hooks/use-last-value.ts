import { useRef } from "react";

/** The last value that there was: what a drawer shows while it slides away. */
export function useLastValue<T>(value: T | null): T | null {
  const last = useRef(value);
  if (value !== null) last.current = value;
  return last.current;
}
