import { setPriority } from "node:os";
import { build } from "@medusajs/admin-bundler";
import { runChild } from "./child-side";

const [outDir, ...plugins] = process.argv.slice(2);

runChild(start, { canQuit: true });

async function start() {
  // The store starts at the same time and matters more.
  setPriority(10);
  process.env.NODE_ENV = "production";
  await build({
    path: "/app",
    backendUrl: "/",
    outDir,
    plugins,
    vite: () => ({ build: { reportCompressedSize: false } }),
  });
  return { stop: () => Promise.resolve() };
}
