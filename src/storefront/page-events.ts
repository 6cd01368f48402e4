interface EventSource {
  addEventListener?: (name: string, listener: () => void) => void;
  removeEventListener?: (name: string, listener: () => void) => void;
}

/** Whether the page is hidden. Apps and Node have no page, so never there. */
export function isHidden(): boolean {
  return typeof document !== "undefined" && document.hidden;
}

/** The browser itself says that there is no network. */
export function isOfflineForSure(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

/**
 * Calls back when the page is hidden or seen again, and when the network goes or comes.
 *
 * @returns ends it
 */
export function onPageEvent(listener: () => void): () => void {
  const page = typeof document === "undefined" ? undefined : document;
  const sources: [EventSource | undefined, string][] = [
    [page, "visibilitychange"],
    [globalThis, "online"],
    [globalThis, "offline"],
  ];
  for (const [source, name] of sources) {
    source?.addEventListener?.(name, listener);
  }
  return () => {
    for (const [source, name] of sources) {
      source?.removeEventListener?.(name, listener);
    }
  };
}
