import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { startChild } from "./child";

/** Inside the repository, because the bundler finds its packages from its working directory. */
const cacheDir = join(__dirname, "..", ".demo", "admin");
const PLUGIN_PAGES = "medusa-payment-atome-qr/admin";
/** Every store has them: Medusa adds the plugin by itself. */
const DRAFT_ORDER_PAGES = "@medusajs/draft-order/admin";

/**
 * The folder of the built admin. Building takes half a minute, so it is done once per version of
 * Medusa's dashboard and of the plugins' admin pages.
 *
 * @param others the entry points of other plugins' admin pages
 */
export async function builtAdmin(signal: AbortSignal, others: string[] = []): Promise<string> {
  const plugins = [...(isBuilt(PLUGIN_PAGES) ? [PLUGIN_PAGES] : []), ...others];
  const folder = join(cacheDir, await versionKey(plugins));
  if (existsSync(join(folder, "index.html"))) return folder;

  await mkdir(cacheDir, { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  try {
    const build = await startChild({
      name: "The build of the admin",
      script: join(__dirname, "build-admin.ts"),
      args: [unfinished, DRAFT_ORDER_PAGES, ...plugins],
      cwd: cacheDir,
      logFile: join(cacheDir, "build.log"),
      timeoutMs: 300_000,
      signal,
    });
    await build.stop();
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function versionKey(plugins: string[]): Promise<string> {
  const dashboard = dirname(dirname(require.resolve("@medusajs/dashboard")));
  const hash = createHash("sha256");
  hash.update(await readFile(join(dashboard, "package.json")));
  for (const plugin of plugins) hash.update(await readFile(require.resolve(plugin)));
  return hash.digest("hex").slice(0, 16);
}

/** Whether a plugin has been built with admin pages. */
function isBuilt(plugin: string): boolean {
  try {
    return Boolean(require.resolve(plugin));
  } catch {
    return false;
  }
}
