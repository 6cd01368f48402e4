import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type ServerResponse, createServer } from "node:http";
import { dirname, extname, join, normalize, sep } from "node:path";
import { type StorefrontConfig } from "../storefront/src/config";

const sourceDir = join(__dirname, "..", "storefront");

const contentTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
};

/**
 * Builds the storefront with Vite, in a process of its own: the runner may run inside a test.
 *
 * @param reactFrom the folder of another React than the repository's own
 */
export function buildStorefront(
  outDir: string,
  signal: AbortSignal,
  reactFrom?: string,
): Promise<void> {
  const vite = join(dirname(require.resolve("vite/package.json")), "bin", "vite.js");
  const args = [vite, "build", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"];
  return new Promise((resolve, reject) => {
    const build = spawn(process.execPath, args, {
      cwd: sourceDir,
      env: { ...process.env, NODE_ENV: "production", REACT_FROM: reactFrom ?? "" },
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    let output = "";
    build.stdout.on("data", (chunk) => (output += String(chunk)));
    build.stderr.on("data", (chunk) => (output += String(chunk)));
    build.once("error", reject);
    build.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The storefront's build failed:\n${output}`));
    });
  });
}

export interface StaticSite {
  url: string;
  stop: () => Promise<void>;
}

/** Serves the built files, and the config that the page fetches first. */
export async function serveStorefront(
  folder: string,
  port: number,
  config: StorefrontConfig,
): Promise<StaticSite> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://storefront").pathname;
    if (path === "/config.json") sendJson(response, config);
    else void sendFile(response, folder, path);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(value));
}

async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = normalize(join(folder, path === "/" ? "index.html" : decode(path)));
  const isInside = file.startsWith(folder + sep);
  const found = isInside && (await stat(file).catch(() => null));
  if (!found || !found.isFile()) {
    response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
    return;
  }
  response.writeHead(200, {
    "Content-Type": contentTypes[extname(file)] ?? "application/octet-stream",
    "Content-Length": found.size,
    // Built files carry a hash in their name, the others do not.
    "Cache-Control": path.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-cache",
  });
  createReadStream(file).pipe(response);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "/not-a-path";
  }
}
