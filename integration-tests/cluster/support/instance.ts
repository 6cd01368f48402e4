import { join } from "node:path";
import { once } from "node:events";

import { type Child, startChild } from "../../../demo/runner/child";

export const STORE_DIR = join(__dirname, "../store");

/** One Medusa process, which can be killed and started again on the same port. */
export class Instance {
  readonly url: string;
  private child?: Child<undefined>;
  private hasPlugin = true;

  constructor(
    readonly name: string,
    private readonly port: number,
    readonly logFile: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.url = `http://127.0.0.1:${port}`;
  }

  get isUp(): boolean {
    const { process } = this.child ?? {};
    return process !== undefined && process.exitCode === null && process.signalCode === null;
  }

  /** Whether requests are for it: not for one that a deployment is about to replace. */
  get isServing(): boolean {
    return this.isUp && this.hasPlugin;
  }

  /** @param withPlugin false: as before the plugin was installed */
  async start({ withPlugin = true } = {}): Promise<void> {
    this.hasPlugin = withPlugin;
    this.child = await startChild<undefined>({
      name: `Instance ${this.name}`,
      script: join(__dirname, "instance-process.ts"),
      cwd: STORE_DIR,
      logFile: this.logFile,
      appendLog: true,
      timeoutMs: 120_000,
      env: {
        ...this.env,
        PORT: String(this.port),
        ...(withPlugin ? {} : { WITHOUT_PLUGIN: "1" }),
      },
    });
  }

  /** SIGKILL: no goodbye, nothing is finished. */
  async kill(): Promise<void> {
    const { process } = this.child ?? {};
    if (process && this.isUp) {
      process.kill("SIGKILL");
      await once(process, "exit");
    }
  }

  async stop(): Promise<void> {
    await this.child?.stop();
  }

  /** Runs the minutely job once in this instance. @throws when it fails or the instance is down */
  async runJob(): Promise<void> {
    const answer = await fetch(`${this.url}/tests/job`, { method: "POST" });
    if (!answer.ok) {
      throw new Error(`The job in instance ${this.name} answered ${answer.status}`);
    }
  }

  /** Bytes, after its garbage was collected. */
  async memory(): Promise<NodeJS.MemoryUsage> {
    const answer = await fetch(`${this.url}/tests/memory`);
    return (await answer.json()) as NodeJS.MemoryUsage;
  }
}
