import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

/** What this instance's process takes, without its garbage. Of this store only. */
export function GET(_req: MedusaRequest, res: MedusaResponse): void {
  setFlagsFromString("--expose-gc");
  const collectGarbage = runInNewContext("gc") as () => void;
  collectGarbage();
  collectGarbage(); // what had to be finalized first
  res.status(200).json(process.memoryUsage());
}
