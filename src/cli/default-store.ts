import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

import { localStore } from "../doctor/local-store";

/** Where the store of a folder runs on this machine: at the port of the environment or its `.env`. */
export function findDefaultStore(directory: string, env: NodeJS.ProcessEnv = process.env): string {
  return localStore(env.PORT || portIn(join(directory, ".env")));
}

function portIn(file: string): string | undefined {
  try {
    return parseEnv(readFileSync(file, "utf8")).PORT;
  } catch {
    return undefined; // there is none
  }
}
