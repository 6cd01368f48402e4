// The storefront kit for browsers: one ECMAScript module per entry point, the custom element as a
// script with all that it needs, and the stylesheet.
// Medusa's builder has made the CommonJS beside them, for Node, and the types of both.
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

/** @param {string} root the package's folder */
export async function buildStorefront(root) {
  const source = join(root, "src", "storefront");
  const out = join(root, ".medusa", "server", "src", "storefront");
  await bundle(join(source, "index.ts"), "index.mjs", "");
  // Next.js runs a module on the server unless it says otherwise.
  await bundle(join(source, "react", "index.ts"), "react.mjs", '"use client";');
  await bundleElement(join(source, "element", "index.ts"), "element.js");
  copyFileSync(join(source, "styles.css"), join(out, "styles.css"));

  async function bundle(entry, file, banner) {
    await build({
      root,
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      define: {},
      build: {
        outDir: out,
        emptyOutDir: false,
        target: "es2021",
        reportCompressedSize: false,
        lib: { entry, formats: ["es"], fileName: () => file },
        rollupOptions: {
          external: ["react", "react/jsx-runtime"],
          output: { banner },
        },
      },
      esbuild: { jsx: "automatic", tsconfigRaw: {}, minifyWhitespace: true },
    });
  }

  /** For a `<script>` as well as for bundlers, minified, with React and React's licence. */
  async function bundleElement(entry, file) {
    await build({
      root,
      configFile: false,
      logLevel: "warn",
      publicDir: false,
      define: { "process.env.NODE_ENV": JSON.stringify("production") },
      build: {
        outDir: out,
        emptyOutDir: false,
        target: "es2021",
        reportCompressedSize: false,
        lib: { entry, formats: ["iife"], name: "atomeQrPayment", fileName: () => file },
      },
      esbuild: { jsx: "automatic", tsconfigRaw: {}, legalComments: "inline" },
    });
  }
}
