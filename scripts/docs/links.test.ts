import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";

import { PAGES, readPage, ROOT, linksOf, withoutCodeBlocks } from "./markdown";

/** The anchors that GitHub makes of a page's headings: a repeated one gets `-1`, `-2`, … */
function anchorsOf(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading] of withoutCodeBlocks(markdown).matchAll(/^ {0,3}#{1,6}\s+(.+?)\s*#*$/gm)) {
    const slug = slugOf(heading);
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count++) {
      anchor = `${slug}-${count}`;
    }
    anchors.add(anchor);
  }
  return anchors;
}

/** Lower case, without markup and punctuation; each space is a hyphen. */
function slugOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^>]+>/g, "")
    .replace(/(^|\W)_([^_]+)_(?=\W|$)/g, "$1$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replace(/ /g, "-");
}

/** Always in the package, whatever `files` says. */
const ALWAYS = ["README.md", "LICENSE", "package.json"];

const { files } = JSON.parse(readPage("package.json")) as { files: string[] };

/** Whether who has the package alone has it, too. */
function isShipped(name: string): boolean {
  return [...ALWAYS, ...files].some((one) => name === one || name.startsWith(`${one}/`));
}

/** Why a link leads nowhere; null for one that does not, and for one that leaves the repository. */
function findFault(page: string, link: string): string | null {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) {
    return null;
  }
  const [path, anchor] = link.split("#");
  const target = path ? join(ROOT, dirname(page), decodeURIComponent(path)) : join(ROOT, page);
  const name = relative(ROOT, target);
  if (name.startsWith("..") || !existsSync(target)) {
    return `${link}: there is no ${name}`;
  }
  if (isShipped(page) && !isShipped(name)) {
    return `${link}: ${name} is not in the package, and the page is`;
  }
  if (anchor === undefined) {
    return null;
  }
  const isThere = target.endsWith(".md")
    ? anchorsOf(readPage(name)).has(decodeURIComponent(anchor))
    : /^L\d+(-L\d+)?$/.test(anchor);
  return isThere ? null : `${link}: ${name} has no heading #${anchor}`;
}

it.each(PAGES)("every link and image of %s leads somewhere", (page) => {
  const links = linksOf(readPage(page));
  expect(links.flatMap((link) => findFault(page, link) ?? [])).toEqual([]);
});

it("finds what leads nowhere", () => {
  const page = [
    "# A page",
    "[good](README.md), [good](#a-page), ![good](docs/screenshots/qr-desktop.png)",
    "[elsewhere](https://example.com/nowhere), `[code](nowhere)`",
    "```md\n[code](nowhere)\n```",
    "[gone](docs/nowhere.md), [gone](README.md#nowhere)",
    '<img src="docs/nowhere.png" alt="">',
    "[gone]: ../nowhere.md",
    "[not shipped](jest.config.js)",
  ].join("\n");
  expect(anchorsOf(page)).toContain("a-page");
  const links = linksOf(page).filter((link) => link !== "#a-page");
  expect(links.filter((link) => findFault("README.md", link) !== null)).toEqual([
    "docs/nowhere.md",
    "README.md#nowhere",
    "jest.config.js",
    "docs/nowhere.png",
    "../nowhere.md",
  ]);
});

it.each([
  ["Why", "why"],
  ["Omise ↔ Medusa", "omise--medusa"],
  ["Charge (`POST /charges`)", "charge-post-charges"],
  ["4. Show the code: `src/a_b.tsx` (new)", "4-show-the-code-srca_btsx-new"],
  ["_New QR…_ and [a link](x.md)", "new-qr-and-a-link"],
])("names the anchor of %j", (heading, anchor) => {
  expect([...anchorsOf(`## ${heading}\n`)]).toEqual([anchor]);
});

it("numbers the anchors of headings that are alike", () => {
  expect([...anchorsOf("# Errors\n\n## Errors\n\n### Errors\n")]).toEqual([
    "errors",
    "errors-1",
    "errors-2",
  ]);
});
