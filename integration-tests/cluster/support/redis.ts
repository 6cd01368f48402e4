import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

import { anyPort } from "../../../demo/runner/ports";

export interface Redis {
  url: string;
  /** Everything in it is gone; null for one that is not ours. */
  empty: (() => Promise<void>) | null;
  stop(): Promise<void>;
}

/** Whether several instances can be run here: Redis is the system's, or the one REDIS_URL names. */
export function hasRedis(): boolean {
  return Boolean(process.env.REDIS_URL) || spawnSync("redis-server", ["--version"]).status === 0;
}

/** A Redis of our own that keeps nothing, or the one REDIS_URL names. */
export async function startRedis(dir: string): Promise<Redis> {
  if (process.env.REDIS_URL) {
    return { url: process.env.REDIS_URL, empty: null, stop: () => Promise.resolve() };
  }
  const port = await anyPort();
  const server = spawn(
    "redis-server",
    ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    { cwd: dir, stdio: "ignore" },
  );
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  for (const deadline = Date.now() + 10_000; !(await answers(port)); await pause(20)) {
    if (server.exitCode !== null || Date.now() > deadline) {
      throw new Error("redis-server did not start");
    }
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    empty: () => tell(port, "FLUSHALL"),
    async stop() {
      process.off("exit", end);
      server.kill("SIGTERM");
      if (server.exitCode === null && server.signalCode === null) {
        await once(server, "exit");
      }
    },
  };
}

/** One inline command. @throws when the answer is not OK */
async function tell(port: number, command: string): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  try {
    socket.write(`${command}\r\n`);
    const [answer] = (await once(socket, "data")) as [Buffer];
    if (!answer.toString().startsWith("+OK")) {
      throw new Error(`Redis answered ${answer.toString().trim()} to ${command}`);
    }
  } finally {
    socket.destroy();
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
