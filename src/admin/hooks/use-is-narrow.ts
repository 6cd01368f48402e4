import { useSyncExternalStore } from "react";

/** Too narrow for a table; Tailwind's `md` begins where this ends. */
const NARROW = "(max-width: 767px)";

export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}
