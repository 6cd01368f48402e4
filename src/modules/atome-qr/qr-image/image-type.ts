/** How each kind of image begins. By its bytes: a content type is only a claim. */
const SIGNATURES: [type: string, matches: (bytes: Buffer) => boolean][] = [
  ["image/png", (bytes) => bytes.subarray(0, 8).equals(Buffer.from("89504e470d0a1a0a", "hex"))],
  ["image/jpeg", (bytes) => bytes.subarray(0, 3).equals(Buffer.from("ffd8ff", "hex"))],
  ["image/gif", (bytes) => /^GIF8[79]a/.test(bytes.toString("latin1", 0, 6))],
  ["image/webp", (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString("latin1", 0, 12))],
  [
    "image/svg+xml",
    // No `.*?` within a comment: with many comments it would try for ever. No DOCTYPE with entities of
    // its own, which can grow without end.
    (bytes) =>
      /^\s*(<\?xml[^>]*>\s*)?(<!--(?:(?!-->).)*-->\s*|<!DOCTYPE\s+svg[^[>]*>\s*)*<svg[\s>]/is.test(
        headOf(bytes),
      ),
  ],
];

function headOf(bytes: Buffer): string {
  return bytes.toString("utf8", 0, 1024).replace(/^\uFEFF/, "");
}

/** The image's type by its first bytes; undefined for anything that is not an image. */
export function imageTypeOf(bytes: Buffer): string | undefined {
  return SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
}
