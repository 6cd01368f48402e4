type Listener = (event: { persisted?: boolean }) => void;

interface EventSource {
  addEventListener?: (name: string, listener: Listener) => void;
  removeEventListener?: (name: string, listener: Listener) => void;
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
 * Calls back when the page is hidden or seen again, also as the back button restores it as it was, and
 * when the network goes or comes.
 *
 * @returns ends it
 */
export function onPageEvent(listener: () => void): () => void {
  const page = typeof document === "undefined" ? undefined : document;
  const call = () => listener();
  // Every page is shown once when it has loaded: that is no news.
  const callIfRestored: Listener = ({ persisted }) => persisted && listener();
  const sources: [EventSource | undefined, string, Listener][] = [
    [page, "visibilitychange", call],
    [globalThis, "pageshow", callIfRestored],
    [globalThis, "online", call],
    [globalThis, "offline", call],
  ];
  for (const [source, name, listen] of sources) {
    source?.addEventListener?.(name, listen);
  }
  return () => {
    for (const [source, name, listen] of sources) {
      source?.removeEventListener?.(name, listen);
    }
  };
}
