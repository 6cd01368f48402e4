import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

import { type Command, lastLines, run, start, stop } from "./command";
import { type Manager, storeManifest } from "./store-manifest";

const ROOT = join(__dirname, "../..");
const DEMO_STORE = join(ROOT, "demo/store");
const START_SECONDS = 120;

export interface StoreOptions {
  dir: string;
  medusa: string;
  manager: Manager;
  plugin: string;
  env: NodeJS.ProcessEnv;
}

/** A store in a folder of its own, with the plugin out of the packed file. */
export class PlainStore {
  private readonly command: Command;

  constructor(private readonly options: StoreOptions) {
    const { dir, env } = options;
    this.command = { cwd: dir, env, log: join(dir, "store.log") };
  }

  /** Writes the store's files, with the demo's seed, and installs its packages. */
  async install(): Promise<void> {
    const { dir, medusa, manager, plugin } = this.options;
    mkdirSync(join(dir, "src/scripts"), { recursive: true });
    // As in Medusa's own starter, which is installed with pnpm.
    const needsDashboard = manager === "pnpm";
    const manifest = storeManifest(medusa, plugin, needsDashboard ? dashboardOf(medusa) : null);
    writeFileSync(join(dir, "package.json"), JSON.stringify(manifest, null, 2));
    cpSync(join(__dirname, "store/medusa-config.ts"), join(dir, "medusa-config.ts"));
    cpSync(join(DEMO_STORE, "seed"), join(dir, "src/scripts/seed"), { recursive: true });
    cpSync(join(DEMO_STORE, "seed.ts"), join(dir, "src/scripts/seed.ts"));
    cpSync(join(DEMO_STORE, "admin-login.ts"), join(dir, "src/scripts/admin-login.ts"));
    writeFileSync(join(dir, "tsconfig.json"), JSON.stringify(TSCONFIG, null, 2));
    const [name, ...args] = INSTALL[manager];
    await run(name, args, this.command);
  }

  async prepare(): Promise<void> {
    await this.medusa("db:migrate");
    await this.medusa("exec", "./src/scripts/seed.ts");
    await this.medusa("build");
    // As a deployment installs what was built, without installing it twice.
    const { dir } = this.options;
    symlinkSync(join(dir, "node_modules"), join(dir, ".medusa/server/node_modules"));
  }

  /** @returns what ends it */
  async start(url: string): Promise<() => Promise<void>> {
    const command = { ...this.command, cwd: join(this.options.dir, ".medusa/server") };
    const child = start(process.execPath, [this.cli(), "start"], command);
    for (let waited = 0; waited < START_SECONDS && child.exitCode === null; waited++) {
      const answer = await fetch(`${url}/health`).catch(() => null);
      if (answer?.ok) {
        return () => stop(child);
      }
      await pause(1_000);
    }
    await stop(child);
    throw new Error(`Medusa does not answer at ${url}\n${lastLines(this.command.log)}`);
  }

  private medusa(...args: string[]): Promise<void> {
    return run(process.execPath, [this.cli(), ...args], this.command);
  }

  private cli(): string {
    return join(this.options.dir, "node_modules/@medusajs/cli/cli.js");
  }
}

const TSCONFIG = {
  compilerOptions: {
    target: "ES2021",
    module: "Node16",
    moduleResolution: "Node16",
    esModuleInterop: true,
    emitDecoratorMetadata: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    outDir: "./.medusa/server",
    rootDir: "./",
  },
  include: ["**/*"],
  exclude: ["node_modules", ".medusa"],
};

const INSTALL: Record<Manager, string[]> = {
  npm: ["npm", "install", "--no-audit", "--no-fund"],
  pnpm: ["npx", "--yes", "pnpm@9", "install"],
  // A dependency of Medusa's own asks for Node 22, and runs on 20.
  yarn: ["npx", "--yes", "yarn@1", "install", "--ignore-engines"],
};

function dashboardOf(medusa: string): Record<string, string> {
  const output = execFileSync(
    "npm",
    ["view", `@medusajs/dashboard@${medusa}`, "dependencies", "--json"],
    { encoding: "utf8" },
  );
  return JSON.parse(output) as Record<string, string>;
}

/** The version of a package that a store has installed. */
export function installedVersion(dir: string, name: string): string {
  const manifest = readFileSync(join(dir, "node_modules", name, "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
