/** A scanner types a character every few milliseconds; nobody types so fast. */
const MAX_GAP_MS = 50;

/** The shortest barcodes in shops have eight characters; some SKUs are shorter. */
const MIN_LENGTH = 6;

/**
 * Tells a scanner from a person: USB and Bluetooth scanners type what they read, wherever the focus
 * is, and press Enter.
 */
export class ScanDetector {
  private typed = "";
  private lastAt = -Infinity;

  /** Whether a key that is pressed at this time begins something new. */
  isFirst(at: number): boolean {
    return at - this.lastAt > MAX_GAP_MS;
  }

  /**
   * @param key as in a `keydown` event
   * @param at milliseconds, of the same clock each time
   * @returns the code once Enter has ended it; null otherwise
   */
  press(key: string, at: number): string | null {
    const before = this.isFirst(at) ? "" : this.typed;
    if (key === "Shift") return null; // part of a capital letter
    this.lastAt = at;
    this.typed = key.length === 1 ? before + key : "";
    return key === "Enter" && before.length >= MIN_LENGTH ? before : null;
  }
}
