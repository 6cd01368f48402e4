import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, posix } from "node:path";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

import { linksOf } from "../../scripts/docs/markdown";
import { parseOptions } from "../../src/domain/options";
import { assertWiring, readProviderEntries } from "../../src/modules/atome-qr/wiring";

const ROOT = join(__dirname, "../..");

interface Packed {
  files: { path: string }[];
  unpackedSize: number;
}

type Exports = string | { [condition: string]: Exports };

const targetsOf = (exports: Exports): string[] =>
  typeof exports === "string" ? [exports] : Object.values(exports).flatMap(targetsOf);

/** Runs npm without a shell, on every system, with the npm that runs the tests. */
function npm(...args: string[]): string {
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ["npm", []];
  return execFileSync(command, [...first, ...args], { cwd: ROOT, encoding: "utf8" });
}

function tool(script: string, ...args: string[]): string {
  const path = join(ROOT, "node_modules", script);
  return execFileSync(process.execPath, [path, ...args], {
    encoding: "utf8",
    maxBuffer: 64 * 2 ** 20,
  });
}

describe("the package", () => {
  const [packed] = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts")) as [Packed];
  const files = packed.files.map(({ path }) => path);

  it("holds the built plugin, the sandbox, the example and the documentation, and nothing else", () => {
    const others = files.filter((file) => !/^(\.medusa\/server|docs)\//.test(file));
    expect(others.sort()).toEqual([
      "CHANGELOG.md",
      "CODE_OF_CONDUCT.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "README.md",
      "SECURITY.md",
      "demo/README.md",
      "medusa-config.example.ts",
      "package.json",
      "sandbox/README.md",
    ]);
    const built = files.filter((file) => file.startsWith(".medusa/"));
    expect(built.filter((file) => /\.test\.|test-support|integration|demo/.test(file))).toEqual([]);
    expect(built.filter((file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file))).toEqual([]);
  });

  it("holds what its README and its documentation link to, but for the source", () => {
    const pages = files.filter((file) => file.endsWith(".md"));
    const targets = pages.flatMap((page) =>
      linksOf(readFileSync(join(ROOT, page), "utf8"))
        .filter((link) => !/^([a-z]+:|#)/i.test(link))
        .map((link) => posix.join(dirname(page), link.split("#")[0])),
    );
    const source = /^(src|sandbox|demo|integration-tests|benchmarks|scripts|\.github)\/(?!README)/;
    expect(targets.length).toBeGreaterThan(100);
    expect(targets.filter((path) => !source.test(path) && !files.includes(path))).toEqual([]);
  });

  it("holds every entry point that it promises", () => {
    const { exports } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      exports: Exports;
    };
    const targets = targetsOf(exports);
    expect(targets).toContain("./.medusa/server/src/storefront/index.d.mts");
    for (const target of targets) {
      const isPath = target.startsWith("./") && !target.includes("*");
      if (isPath) {
        expect(files).toContain(target.slice(2));
      }
    }
    expect(files).toContain(".medusa/server/src/providers/atome-qr/index.js");
    expect(files).toContain(".medusa/server/src/modules/atome-qr/index.js");
    expect(
      files.some((file) => /modules\/atome-qr\/migrations\/Migration\d+\.js$/.test(file)),
    ).toBe(true);
  });

  it("holds the SQL files that the migration reads", () => {
    const folder = "src/modules/atome-qr/migrations/sql";
    const names = readdirSync(join(ROOT, folder));
    expect(names.filter((name) => name.endsWith(".sql"))).toEqual(names);
    expect(files).toEqual(
      expect.arrayContaining(names.map((name) => `.medusa/server/${folder}/${name}`)),
    );
  });

  it.each(["sandbox", "testing", "providers/atome-qr", "storefront", "storefront/react"])(
    "can be imported as /%s",
    async (entry) => {
      const loaded = (await import(`medusa-payment-atome-qr/${entry}`)) as Record<string, unknown>;
      expect(Object.keys(loaded).length).toBeGreaterThan(0);
    },
  );

  describe("packed", () => {
    const folder = mkdtempSync(join(tmpdir(), "atome-qr-package-"));
    let tarball: string;
    beforeAll(() => {
      const output = npm("pack", "--json", "--ignore-scripts", "--pack-destination", folder);
      tarball = join(folder, (JSON.parse(output) as [{ filename: string }])[0].filename);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("has a manifest with which publint finds no fault", () => {
      expect(tool("publint/src/cli.js", "run", tarball, "--strict")).toContain("All good!");
    });

    it("has types for every entry, however they are resolved", () => {
      const without = ["--exclude-entrypoints", "storefront/styles.css"];
      const output = tool(
        "@arethetypeswrong/cli/dist/index.js",
        tarball,
        "--format",
        "json",
        ...without,
      );
      const { analysis } = JSON.parse(output) as {
        analysis: { entrypoints: Record<string, unknown>; problems: unknown[] };
      };
      expect(analysis.problems).toEqual([]);
      expect(Object.keys(analysis.entrypoints)).toEqual(
        expect.arrayContaining(["./storefront", "./admin", "./sandbox"]),
      );
    });
  });

  describe("has a storefront kit", () => {
    const read = (file: string) =>
      readFileSync(join(ROOT, ".medusa/server/src/storefront", file), "utf8");
    const importsOf = (code: string) =>
      [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']/g)].map(([, name]) => name);

    it("that is under 5 kB, gzipped, and imports nothing", () => {
      const size = gzipSync(read("index.mjs")).length;
      process.stdout.write(`The storefront kit is ${size} bytes, gzipped.\n`);
      expect(size).toBeLessThan(5120);
      expect(importsOf(read("index.mjs"))).toEqual([]);
    });

    it("whose React part imports React alone, and says that it belongs in the browser", () => {
      const code = read("react.mjs");
      process.stdout.write(`Its React part is ${gzipSync(code).length} bytes, gzipped.\n`);
      expect(new Set(importsOf(code))).toEqual(new Set(["react", "react/jsx-runtime"]));
      expect(code).toMatch(/^"use client";/);
    });

    it("whose element has all that it needs, React's licence too, and is under 64 kB, gzipped", () => {
      const code = read("element.js");
      const size = gzipSync(code).length;
      process.stdout.write(`Its element is ${size} bytes, gzipped.\n`);
      expect(size).toBeLessThan(65_536);
      expect(importsOf(code)).toEqual([]);
      expect(code).not.toContain("process.env");
      expect(code).toContain("@license React");
      execFileSync(
        process.execPath,
        ["-e", "require('medusa-payment-atome-qr/storefront/element')"],
        {
          cwd: ROOT,
        },
      );
    });

    it("that leaves the texts to the React part", () => {
      expect(read("react.mjs")).toContain("Scan to pay with Atome");
      expect(read("index.mjs")).not.toContain("Scan to pay with Atome");
    });

    it("that runs in Node as an ECMAScript module too", () => {
      const script =
        "import('medusa-payment-atome-qr/storefront').then(kit => console.log(Object.keys(kit)))";
      const output = execFileSync(process.execPath, ["-e", script], { cwd: ROOT });
      expect(String(output)).toContain("createAtomeQr");
    });

    it("that pulls in nothing of the server", () => {
      const files = new Set<string>();
      const packages = new Set<string>();
      const follow = (file: string): void => {
        if (files.has(file)) return;
        files.add(file);
        for (const [, name] of readFileSync(file, "utf8").matchAll(/require\("([^"]+)"\)/g)) {
          if (name.startsWith(".")) follow(createRequire(file).resolve(name));
          else packages.add(name);
        }
      };
      follow(join(ROOT, ".medusa/server/src/storefront/index.js"));
      follow(join(ROOT, ".medusa/server/src/storefront/react/index.js"));

      expect(files.size).toBeGreaterThan(10);
      expect(packages).toEqual(new Set(["react", "react/jsx-runtime"]));
    });
  });

  it("has an example configuration that Medusa accepts", async () => {
    Object.assign(process.env, {
      DATABASE_URL: "postgres://localhost/example",
      OMISE_SECRET_KEY_TH: "skey_test_th",
      OMISE_WEBHOOK_SECRET_TH: "dGg=",
      OMISE_SECRET_KEY_SG: "skey_test_sg",
      OMISE_WEBHOOK_SECRET_SG: "c2c=",
    });
    // Loaded only now: it reads the environment.
    const { default: config } = (await import(join(ROOT, "medusa-config.example"))) as {
      default: { modules: Record<string, unknown> };
    };
    // As at boot: the plugin brings its module.
    const booted = { ...config, modules: { ...config.modules, atomeQr: {} } };

    assertWiring(booted, null);
    const entries = readProviderEntries(booted);
    expect(entries.map(({ id }) => id)).toEqual(["th", "sg"]);
    expect(entries.map(({ options }) => parseOptions(options).livemode)).toEqual([false, false]);
  });
});
