import { runInNewContext } from "node:vm";

import fc from "fast-check";
import QRCode from "qrcode";

import { imageTypeOf } from "./image-type";

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string, "latin1")));

it("knows the images that a QR library draws", async () => {
  expect(imageTypeOf(await QRCode.toBuffer("qr", { type: "png" }))).toBe("image/png");
  const svg = await QRCode.toString("qr", { type: "svg" });
  expect(imageTypeOf(Buffer.from(svg))).toBe("image/svg+xml");
});

it.each<[string, Buffer, string]>([
  ["PNG", bytes([0x89], "PNG\r\n\x1a\n", [0, 0, 0, 13]), "image/png"],
  ["JPEG", bytes([0xff, 0xd8, 0xff, 0xe0]), "image/jpeg"],
  ["GIF of 1987", bytes("GIF87a..."), "image/gif"],
  ["GIF of 1989", bytes("GIF89a..."), "image/gif"],
  ["WebP", bytes("RIFF", [10, 13, 0, 0], "WEBPVP8 "), "image/webp"],
  ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), "image/svg+xml"],
  [
    "SVG after all that may precede it",
    Buffer.from('\uFEFF\n<?xml version="1.0"?>\n<!-- made\nby > hand -->\n<!--2--> <svg>'),
    "image/svg+xml",
  ],
  [
    "SVG with a DOCTYPE",
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg>',
    ),
    "image/svg+xml",
  ],
])("knows a %s by its first bytes", (_what, image, type) => {
  expect(imageTypeOf(image)).toBe(type);
});

it.each<[string, Buffer]>([
  ["nothing", Buffer.alloc(0)],
  ["a web page", Buffer.from("<!doctype html><html><body>Sign in</body></html>")],
  ["a web page that has an SVG in it", Buffer.from("<html><svg></svg></html>")],
  ["another element", Buffer.from("<svgx>")],
  ["an SVG after a comment that never ends", Buffer.from("<!-- <svg>")],
  ["JSON", Buffer.from('{"object":"error"}')],
  ["a PNG cut off within its signature", bytes([0x89], "PNG\r\n\x1a")],
  ["a PNG that went through a text editor", bytes([0x89], "PNG\n\x1a\n")],
  ["a RIFF that is a sound", bytes("RIFF", [10, 0, 0, 0], "WAVEfmt ")],
  ["a PDF", bytes("%PDF-1.7")],
])("does not take %s for an image", (_what, body) => {
  expect(imageTypeOf(body)).toBeUndefined();
});

it("looks at the beginning alone: an image behind anything else is none", async () => {
  const png = await QRCode.toBuffer("qr", { type: "png" });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 10 }), (before) => {
      expect(imageTypeOf(Buffer.concat([Buffer.from("x"), before, png]))).toBeUndefined();
    }),
  );
});

it("decides at once, however many comments a page begins with", () => {
  const page = Buffer.from("<!---->".repeat(146));
  // Only a script can be stopped that would otherwise try for ever.
  const context = { imageTypeOf, page };
  const type: unknown = runInNewContext("imageTypeOf(page)", context, { timeout: 2000 });
  expect(type).toBeUndefined();
});
