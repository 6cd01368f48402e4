import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SourceTextModule, createContext } from "node:vm";

import type * as kit from "../../src/storefront";

const BUILT = join(__dirname, "../../.medusa/server/src/storefront/index.mjs");

/**
 * The built kit as a React Native app runs it: with the language itself, and of all that browsers
 * and Node add to it no more than such an app has. There is no page, no `URL` that can be changed,
 * and nothing that says whether there is a network.
 */
export async function loadKitAsApp(): Promise<typeof kit> {
  const app = createContext({
    fetch,
    AbortController,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    navigator: { product: "ReactNative" },
  });
  const module = new SourceTextModule(await readFile(BUILT, "utf8"), { context: app });
  await module.link((name) => {
    throw new Error(`The kit imports ${name}`);
  });
  await module.evaluate();
  return module.namespace as typeof kit;
}
