/** Text that is HTML already: made by {@link html} alone, so that everything else gets escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | Html[] | string | number | false | null | undefined;

/** A template for HTML: values are escaped, save those that are HTML; what is missing leaves nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const text = parts.map(
    (part, index) => part + (index < values.length ? toText(values[index]) : ""),
  );
  return new Html(text.join(""));
}

function toText(value: Value): string {
  if (value instanceof Html) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(({ text }) => text).join("");
  }
  return value === false || value == null ? "" : escape(String(value));
}

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]);
}
