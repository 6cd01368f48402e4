import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

/** Where Medusa listens when nothing else is said. */
const MEDUSA_PORT = "9000";

/** Where the store of a folder runs on this machine: at the port of the environment or its `.env`. */
export function findDefaultStore(directory: string, env: NodeJS.ProcessEnv = process.env): string {
  return `http://localhost:${env.PORT ?? portIn(join(directory, ".env")) ?? MEDUSA_PORT}`;
}

function portIn(file: string): string | undefined {
  try {
    return parseEnv(readFileSync(file, "utf8")).PORT;
  } catch {
    return undefined; // there is none
  }
}
