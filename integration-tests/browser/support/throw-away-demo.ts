import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Demo, type DemoOptions, startDemo } from "../../../demo/start-demo";
import { type Sandbox } from "../../../sandbox";

export type SandboxDemo = Demo & {
  sandbox: Sandbox;
  sandboxUrl: string;
  /** What lies in it is served by the storefront. */
  storefrontDir: string;
};

/** The demo as `npm run demo` starts it, with data of its own; the admin's pages only if wanted. */
export async function startThrowAwayDemo({
  admin = false,
  adminPlugins,
}: Pick<DemoOptions, "admin" | "adminPlugins"> = {}): Promise<SandboxDemo> {
  const dataDir = await mkdtemp(join(tmpdir(), "atome-qr-browser-"));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const demo = await startDemo({ dataDir, throwAway: true, admin, adminPlugins, quiet: true });
    const storefrontDir = join(dataDir, "storefront");
    return { ...(demo as SandboxDemo), storefrontDir, stop: () => demo.stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
