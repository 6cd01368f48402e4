import { mkdtemp, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where Linux keeps files in memory. */
const IN_MEMORY = "/dev/shm";

/** What the databases of all tests, and their log, need at most, and as much again for others. */
const NEEDED_BYTES = 4 * 1024 ** 3;

/**
 * Makes a folder for a Postgres that nobody keeps: in memory where there is room. Each test starts on
 * a database of its own, which is a thousand files.
 */
export async function makeThrowAwayDir(prefix: string): Promise<string> {
  return mkdtemp(join((await hasRoom(IN_MEMORY)) ? IN_MEMORY : tmpdir(), prefix));
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false; // there is no such folder
  }
}
