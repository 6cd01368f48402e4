import { type ChildProcess, spawn } from "node:child_process";
import { openSync, readFileSync } from "node:fs";
import { once } from "node:events";

export interface Command {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** What it prints is added to this file. */
  log: string;
}

/** @throws with the last lines of its log when it fails */
export async function run(name: string, args: string[], { cwd, env, log }: Command): Promise<void> {
  const child = start(name, args, { cwd, env, log });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) {
    throw new Error(`${name} ${args.join(" ")} ended with ${code}\n${lastLines(log)}`);
  }
}

/** Starts it in a process group of its own, so that `stop` ends its children, too. */
export function start(name: string, args: string[], { cwd, env, log }: Command): ChildProcess {
  const output = openSync(log, "a");
  return spawn(name, args, { cwd, env, stdio: ["ignore", output, output], detached: true });
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) {
    return;
  }
  const ended = once(child, "exit");
  process.kill(-child.pid, "SIGTERM");
  const force = setTimeout(() => process.kill(-child.pid!, "SIGKILL"), 20_000);
  await ended;
  clearTimeout(force);
}

export function lastLines(log: string): string {
  return readFileSync(log, "utf8").trimEnd().split("\n").slice(-25).join("\n");
}
