/** What a guide's block says to do with a file of the starter. */
export interface Edit {
  /** Below the storefront's folder. */
  file: string;
  /** A line of the file, without what is around it; null for a new file. */
  anchor: string | null;
  place: "before" | "after";
  text: string;
}

const BLOCK = /^```tsx(?: \w+)? file="([^"]+)"(?: (before|after)="(.+)")?\n([\s\S]*?)^```$/gm;

/** The blocks of a guide that name a file, in their order. */
export function editsOf(markdown: string): Edit[] {
  return [...markdown.matchAll(BLOCK)].map(([, file, place = "after", anchor = null, text]) => ({
    file,
    anchor,
    place: place as Edit["place"],
    text,
  }));
}

/**
 * @param content the file as it is; null where there is none
 * @returns the file as the guide wants it
 * @throws when the line is not there once: the starter has changed, and the guide has to
 */
export function apply({ file, anchor, place, text }: Edit, content: string | null): string {
  if (anchor === null) {
    if (content !== null) throw new Error(`${file} is there already`);
    return text;
  }
  const lines = (content ?? "").split("\n");
  const found = lines.flatMap((line, index) => (line.trim() === anchor ? [index] : []));
  if (found.length !== 1) {
    throw new Error(`${file} has the line "${anchor}" ${found.length} times instead of once`);
  }
  const at = found[0] + (place === "after" ? 1 : 0);
  return [...lines.slice(0, at), text.replace(/\n$/, ""), ...lines.slice(at)].join("\n");
}
