import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ModulesSdkUtils } from "@medusajs/framework/utils";

import { startPostgres } from "../demo/runner/postgres";
import {
  type Cluster,
  type ClusterOptions,
  startCluster,
} from "../integration-tests/cluster/support/start-cluster";
import { migrate } from "../integration-tests/support/migrate";

/** What the command line may choose for a measure. */
export interface BenchOptions {
  /** Small numbers: whether everything works, not how fast it is. */
  quick: boolean;
  /** Medusa instances in a rush; more than one needs Redis. */
  instances: number;
  /** Who pay in one moment in a rush. */
  shoppers: number;
  /** Shoppers who wait while webhooks flood in. */
  waiting: number;
}

/** Starts what a measure needs, all of it on 127.0.0.1, and stops it at the end. */
export class Bench {
  private readonly ends: (() => unknown)[] = [];

  constructor(
    readonly options: BenchOptions,
    /** Told what is being done, for a person who waits. */
    readonly step: (text: string) => void,
  ) {}

  /** @returns `full`, or the small number of a quick run */
  sized<T>(full: T, quick: T): T {
    return this.options.quick ? quick : full;
  }

  /** A real store in processes of its own, with Postgres, and the sandbox in this one. */
  async startStore(options: Partial<ClusterOptions> = {}): Promise<Cluster> {
    const store = await startCluster({ instances: 1, redis: false, onStep: this.step, ...options });
    this.onEnd(() => store.stop());
    return store;
  }

  /** An embedded Postgres, or the one that DATABASE_URL names, with the plugin's tables alone. */
  async startDatabase(): Promise<Knex> {
    this.step("Starting Postgres");
    const dataDir = await mkdtemp(join(tmpdir(), "atome-qr-benchmark-"));
    this.onEnd(() => rm(dataDir, { recursive: true, force: true }));
    const { url, stop } = await startPostgres({
      dataDir,
      throwAway: true,
      onCrash: console.error,
      signal: new AbortController().signal,
    });
    this.onEnd(stop);
    const pg = ModulesSdkUtils.createPgConnection({ clientUrl: url }) as Knex;
    this.onEnd(() => pg.destroy());
    await migrate(pg);
    return pg;
  }

  /** Called by `stop`; what was started last ends first. */
  onEnd(end: () => unknown): void {
    this.ends.push(end);
  }

  async stop(): Promise<void> {
    for (const end of this.ends.splice(0).reverse()) {
      await end();
    }
  }
}
