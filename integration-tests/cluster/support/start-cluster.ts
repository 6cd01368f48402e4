import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";

import { anyPort } from "../../../demo/runner/ports";
import { startPostgres } from "../../../demo/runner/postgres";
import { type Sandbox, startSandbox } from "../../../sandbox";
import { omiseVariables } from "../../support/omise-variables";
import { prepareStore } from "../../support/store/prepare-store";
import { startBalancer } from "./balancer";
import { Instance, STORE_DIR } from "./instance";
import { type Redis, startRedis } from "./redis";

export { hasRedis } from "./redis";
export { type Instance } from "./instance";

export interface ClusterOptions {
  /** Medusa instances on one Postgres. More than one needs Redis. */
  instances: number;
  /** Medusa's Redis modules on a Redis of its own; without, its in-memory modules. */
  redis: boolean;
  /** Told what is being done, for a person who waits. */
  onStep?: (text: string) => void;
  /** The store's Omise, which is closed at the end; default: a plain sandbox. */
  startSandbox?: () => Promise<Sandbox>;
  /** What the store's configuration reads besides. */
  env?: NodeJS.ProcessEnv;
}

/** A real store of several processes, with the sandbox in this one. */
export interface Cluster {
  readonly sandbox: Sandbox;
  readonly publishableKey: string;
  /** As the database's owner; its connections are named `cluster-tests`. */
  readonly db: pg.Pool;
  readonly instances: readonly Instance[];
  readonly redis: Redis | null;
  /** In front of all instances; webhooks go there. */
  readonly url: string;
  readonly logDir: string;
  stop(): Promise<void>;
}

/** Starts everything. When something does not start, all of it is stopped again. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const step = options.onStep ?? (() => undefined);
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ends.reverse().splice(0)) {
      await end();
    }
  };
  try {
    const logDir = await mkdtemp(join(tmpdir(), "atome-qr-cluster-"));
    if (!process.env.KEEP_LOGS) {
      ends.push(() => rm(logDir, { recursive: true, force: true }));
    }
    step("Starting Postgres" + (options.redis ? " and Redis" : ""));
    const database = await startPostgres({
      dataDir: logDir,
      throwAway: true,
      onCrash: (reason) => console.error(reason),
      signal: new AbortController().signal,
    });
    ends.push(database.stop);
    const redis = options.redis ? await startRedis(logDir) : null;
    ends.push(() => redis?.stop() ?? Promise.resolve());
    const sandbox = await (options.startSandbox ?? startSandbox)();
    ends.push(() => sandbox.close());

    const env: NodeJS.ProcessEnv = {
      ...process.env,
      ...omiseVariables(sandbox),
      DATABASE_URL: database.url,
      ...(redis ? { REDIS_URL: redis.url } : {}),
      NODE_ENV: "production",
      NODE_OPTIONS: "",
      STORE_SECRET: "cluster-tests",
      MEDUSA_DISABLE_TELEMETRY: "true",
      LOG_LEVEL: "warn",
      ...options.env,
    };
    step("Migrating and seeding");
    const { publishableKey } = await prepareStore({
      directory: STORE_DIR,
      logFile: join(logDir, "prepare.log"),
      env,
    });

    step(`Starting ${options.instances} Medusa`);
    const instances: Instance[] = [];
    for (let i = 0; i < options.instances; i++) {
      const name = String.fromCharCode(65 + i);
      const logFile = join(logDir, `instance-${name}.log`);
      instances.push(new Instance(name, await anyPort(), logFile, env));
    }
    ends.push(() => Promise.all(instances.map((one) => one.stop())));
    await Promise.all(instances.map((one) => one.start()));

    const db = new pg.Pool({
      connectionString: database.url,
      application_name: "cluster-tests",
      max: 4,
    });
    db.on("error", () => undefined); // an idle connection that was cut is replaced
    ends.push(() => db.end());
    const balancer = await startBalancer(instances);
    ends.push(() => balancer.close());
    for (const { id } of sandbox.accounts) {
      sandbox.setWebhookUrl(id, `${balancer.url}/hooks/atome-qr/${id}`);
    }
    return { sandbox, publishableKey, db, instances, redis, url: balancer.url, logDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
