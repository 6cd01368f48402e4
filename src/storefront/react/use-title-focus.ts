import { type RefObject, useEffect, useRef } from "react";

import { type AtomeQrState } from "..";

/**
 * Moves the focus to the new title when what is shown is replaced, if it was inside (and its element
 * is gone) or nowhere. Never away from something else on the page, and not when the page opens.
 */
export function useTitleFocus(
  root: RefObject<HTMLElement | null>,
  title: RefObject<HTMLElement | null>,
  phase: AtomeQrState["status"],
): void {
  const before = useRef<typeof phase>("starting");
  const hasShown = useRef(false);
  useEffect(() => {
    // Between two codes nothing is there to be focused; the second one is another.
    const isReplaced = hasShown.current && phase !== "starting" && before.current !== phase;
    before.current = phase;
    hasShown.current ||= phase !== "starting";
    const { activeElement: focused, body } = document;
    if (isReplaced && (!focused || focused === body || root.current?.contains(focused))) {
      title.current?.focus();
    }
  }, [root, title, phase]);
}
