// Types for the entry points that come as ECMAScript modules or out of Medusa's admin bundler: neither
// writes any. The kit's are the types of its CommonJS build.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const PLUGIN = "/** For Medusa's dashboard. */\ndeclare const plugin: Record<string, unknown>;\n";

const TYPES = {
  "storefront/index.d.mts": 'export * from "./index.js";\n',
  "storefront/react.d.mts": 'export * from "./react/index.js";\n',
  "admin/index.d.mts": `${PLUGIN}export default plugin;\n`,
  "admin/index.d.ts": `${PLUGIN}export = plugin;\n`,
};

/** @param {string} root the package's folder */
export function writeEntryTypes(root) {
  for (const [file, text] of Object.entries(TYPES)) {
    writeFileSync(join(root, ".medusa", "server", "src", file), text);
  }
}
