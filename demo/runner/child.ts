import { type ChildProcess, fork } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** What a child tells its parent. */
export type ChildMessage =
  | { type: "step"; text: string }
  | { type: "ready"; result?: unknown }
  | { type: "failed"; message: string };

export interface ChildOptions {
  name: string;
  script: string;
  logFile: string;
  /** Goes on in the log of an earlier child. */
  appendLog?: boolean;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** How long it may take to be ready. */
  timeoutMs: number;
  /** A message for the child, which loads its modules while this is being found out. */
  later?: Promise<object>;
  /** Ends the wait, and the child with it. */
  signal?: AbortSignal;
  onStep?: (text: string) => void;
  /** Called when it ends by itself after it was ready. */
  onCrash?: (reason: string) => void;
}

export interface Child<Result> {
  process: ChildProcess;
  result: Result;
  stop: () => Promise<void>;
}

const STOP_MS = 15_000;

/**
 * Runs a TypeScript file as a child and waits until it says that it is ready.
 *
 * The child leads its own process group, so Ctrl-C in the terminal reaches only the runner, which
 * then stops everything in order. A child stops when its channel to the runner closes; that also
 * happens when the runner is killed hard, so nothing is left behind.
 */
export async function startChild<Result = undefined>(
  options: ChildOptions,
): Promise<Child<Result>> {
  const log = createWriteStream(options.logFile, { flags: options.appendLog ? "a" : "w" });
  const child = fork(options.script, options.args ?? [], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    execArgv: ["--import", pathToFileURL(require.resolve("tsx")).href],
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  options.later?.then(
    (message) => child.connected && child.send(message),
    () => child.connected && child.disconnect(),
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  void ended.then(() => log.end());

  const stop = async () => {
    if (child.connected) child.disconnect();
    const force = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(force);
  };

  try {
    const result = (await readyResult(child, options)) as Result;
    let stopping = false;
    child.once("exit", (code, signal) => {
      if (!stopping) options.onCrash?.(`${options.name} ended (${signal ?? `code ${code}`})`);
    });
    return {
      process: child,
      result,
      stop: () => {
        stopping = true;
        return stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readyResult(child: ChildProcess, options: ChildOptions): Promise<unknown> {
  const { name, logFile, timeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`${name} ${reason}`));
    };
    const failWithLog = async (reason: string) => {
      clearTimeout(timer);
      fail(`${reason}\n${await lastLines(logFile)}\n(${logFile})`);
    };
    const timer = setTimeout(
      () => void failWithLog(`was not ready after ${timeoutMs / 1000} s`),
      timeoutMs,
    );
    const onAbort = () => fail("was stopped");
    if (signal?.aborted) onAbort();
    signal?.addEventListener("abort", onAbort, { once: true });
    child.once("error", (error) => fail(`could not start: ${error.message}`));
    child.once("exit", (code, endedBy) => void failWithLog(`ended (${endedBy ?? `code ${code}`})`));
    child.on("message", (message: ChildMessage) => {
      switch (message.type) {
        case "step":
          options.onStep?.(message.text);
          break;
        case "failed":
          fail(`could not start: ${message.message}\n(${logFile})`);
          break;
        case "ready":
          clearTimeout(timer);
          resolve(message.result);
          break;
      }
    });
  });
}

async function lastLines(file: string, count = 15): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
