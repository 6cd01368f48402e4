import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Keeps a second demo off the same data. Answers the release; throws while another one runs. A
 * process that is gone holds nothing.
 */
export async function lockData(dataDir: string): Promise<() => Promise<void>> {
  const file = join(dataDir, "demo.pid");
  const owner = Number(await readFile(file, "utf8").catch(() => ""));
  if (owner > 0 && owner !== process.pid && isRunning(owner))
    throw new Error(`The demo is running already (process ${owner}), on the data in ${dataDir}`);
  await writeFile(file, String(process.pid));
  return () => rm(file, { force: true });
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
