import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "../..");

/** Every page that people read, as a path from the repository's root. */
export const PAGES = [".", "docs", ".github", "demo", "sandbox"].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name)),
);

export function readPage(page: string): string {
  return readFileSync(join(ROOT, page), "utf8");
}

/** A fenced block of code. */
export interface CodeBlock {
  /** `docs/testing.md:11`. */
  place: string;
  /** The fence's first word; empty where it has none. */
  language: string;
  /** What else the fence says. */
  info: string[];
  code: string;
}

export function codeBlocksOf(page: string): CodeBlock[] {
  const markdown = readPage(page);
  return [...markdown.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [language = "", ...info] = match[1]
      .replace(/ file=.*/, "") // where a guide wants it, see integration-tests/starter/edits.ts
      .trim()
      .split(/\s+/);
    const line = markdown.slice(0, match.index).split("\n").length;
    return { place: `${page}:${line}`, language, info, code: match[2] };
  });
}

/** What is under a heading, up to the next one of its level or above. */
export function sectionOf(page: string, heading: string): string {
  const lines = readPage(page).split("\n");
  const start = lines.findIndex((line) => line.replace(/^#+ /, "") === heading);
  if (start < 0) {
    throw new Error(`${page} has no heading "${heading}"`);
  }
  const level = /^#+/.exec(lines[start])![0].length;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => (/^(#+) /.exec(line)?.[1].length ?? 9) <= level);
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
}

/** The rows of a text's tables, without their heads; a cell's `\|` is a bar. */
export function tableRowsOf(text: string): string[][] {
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  const isRule = (line: string | undefined) => /^\|[ :|-]+\|$/.test(line ?? "");
  return rows
    .filter((line, index) => !isRule(line) && !isRule(rows[index + 1]))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll("\\|", "|")),
    );
}

/** What a text sets in code spans. */
export function codeSpansOf(text: string): string[] {
  return [...text.matchAll(/(`+) ?(.+?) ?\1/g)].map(([, , code]) => code);
}

const LINKS = [
  /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g, // [text](target "title"), ![alt](target)
  /<(?:a|img)\b[^>]*?\b(?:href|src)="([^"]+)"/g, // <a href="…">, <img src="…">
  /^\s{0,3}\[[^\]]+\]:\s*<?([^\s>]+)>?/gm, // [name]: target
];

/** The lines of a page without its code blocks, which hold neither links nor headings. */
export function withoutCodeBlocks(markdown: string): string {
  return markdown.replace(/^[ \t]*(```+|~~~+)[^\n]*\n[\s\S]*?^[ \t]*\1[^\n]*$/gm, "");
}

/** Where a page's links and images lead. */
export function linksOf(markdown: string): string[] {
  const text = withoutCodeBlocks(markdown).replace(/`[^`\n]+`/g, "");
  return LINKS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, target]) => target));
}
