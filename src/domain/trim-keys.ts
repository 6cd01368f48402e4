/** The options that are copied from Omise's dashboard, where a blank easily comes along. */
const COPIED = ["secretKey", "publicKey", "webhookSecret"] as const;

type Fields = Record<string, unknown>;

/**
 * Takes the blanks and line breaks away that surround keys and secrets: no eye sees them.
 *
 * @param options a provider's, as they are in the configuration
 * @returns the names of those that had some, beside the options
 */
export function trimKeys(options: unknown): { options: unknown; trimmed: string[] } {
  if (typeof options !== "object" || options === null) {
    return { options, trimmed: [] };
  }
  const given = options as Fields;
  const changed = COPIED.filter((name) => hasBlanks(given[name]));
  const trimmed = Object.fromEntries(changed.map((name) => [name, trim(given[name])]));
  return { options: { ...given, ...trimmed }, trimmed: changed };
}

function trim(value: unknown): unknown {
  return Array.isArray(value) ? value.map(trim) : typeof value === "string" ? value.trim() : value;
}

function hasBlanks(value: unknown): boolean {
  return [value].flat().some((one) => typeof one === "string" && one !== one.trim());
}
