import { parseArgs } from "node:util";

export interface RunOptions {
  checkouts: number;
  seed: number;
  instances: number;
  parallel: number;
}

export const USAGE =
  "npm run chaos -- [--checkouts 200] [--seed 1[,2,…]] [--instances 3] [--parallel 30] [--json FILE]";

/**
 * What the command line asks for: a run for each seed.
 *
 * @param withRedis whether there is a Redis, without which instances cannot share their locks
 * @throws when it is not understood
 */
export function readArguments(
  args: string[],
  withRedis: boolean,
): Omit<RunOptions, "seed"> & { seeds: number[]; json: string | undefined } {
  const { values } = parseArgs({
    args,
    options: {
      checkouts: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      instances: { type: "string", default: withRedis ? "3" : "1" },
      parallel: { type: "string", default: "30" },
      json: { type: "string" },
    },
  });
  const instances = positive("instances", values.instances);
  if (instances > 1 && !withRedis) {
    throw new Error("Several instances need a redis-server on this machine; use --instances 1");
  }
  return {
    checkouts: positive("checkouts", values.checkouts),
    seeds: values.seed.split(",").map((seed) => positive("seed", seed)),
    instances,
    parallel: positive("parallel", values.parallel),
    json: values.json,
  };
}

function positive(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new Error(`--${name} must be a whole number from 1, not "${value}"`);
  }
  return number;
}
