import { useEffect, useLayoutEffect } from "react";

/** The name of a section that went while it had the focus. */
let left: string | null = null;

/**
 * Where a section goes from one place of the page and comes at another, the focus goes with it.
 *
 * @param section its `data-atome-qr`
 */
export function useKeptFocus(section: string): void {
  // Before it is taken from the page, and the focus with it.
  useLayoutEffect(
    () => () => {
      if (document.activeElement?.closest(`[data-atome-qr="${section}"]`)) left = section;
    },
    [section],
  );

  useEffect(() => {
    if (left === section) focusSection(section);
    left = null;
  }, [section]);
}

/** To a section, which a screen reader names by its title. */
export function focusSection(name: string): void {
  const section = document.querySelector<HTMLElement>(`[data-atome-qr="${name}"]`);
  if (!section) return;
  section.tabIndex = -1;
  section.focus({ preventScroll: true });
}
