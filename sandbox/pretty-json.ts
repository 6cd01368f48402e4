/**
 * JSON in Omise's exact bytes: two spaces, an empty array as `[`, blank line, `]`, an empty object
 * as `{`, newline, `}`, and a newline at the end. Signatures cover these bytes, so a receiver that
 * parses and re-serialises the body must fail against the sandbox as it would against Omise.
 */
export function prettyJson(value: unknown): string {
  return `${print(value, "")}\n`;
}

function print(value: unknown, indent: string): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return `[\n\n${indent}]`;
    return `[\n${value.map((item) => inner + print(item, inner)).join(",\n")}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return `{\n${indent}}`;
  const lines = entries.map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}
