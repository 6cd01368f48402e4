/** The browser's `localStorage`; undefined where it refuses it. */
export function localStorageOrNone(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
