/**
 * Whether a browser is an iPhone's or iPad's. There a download goes to Files, where the Atome app does
 * not look: only the share sheet, or holding the picture, saves it to Photos.
 *
 * @param maxTouchPoints the browser's own; tells an iPad, which says that it is a Mac, from a Mac
 */
export function isIos(userAgent: string, maxTouchPoints = 0): boolean {
  return (
    /\biP(hone|ad|od)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && maxTouchPoints > 1)
  );
}
