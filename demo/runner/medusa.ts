import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Child, startChild } from "./child";

export const storeDir = join(__dirname, "..", "store");

export interface MedusaOptions {
  port: number;
  databaseUrl: Promise<string>;
  /** Origins that may call the store API. */
  storeCors: string[];
  /** Omise keys and addresses, under the names that `store/medusa-config.ts` reads. */
  omise: Record<string, string>;
  logFile: string;
  onStep: (text: string) => void;
  onCrash: (reason: string) => void;
  signal: AbortSignal;
}

export interface Seeded {
  publishableKey: string;
}

export interface Medusa {
  url: string;
  publishableKey: string;
  /** Serves the admin from this folder; until then `/app` asks for a moment of patience. */
  serveAdmin: (folder: string) => Promise<void>;
  stop: () => Promise<void>;
}

export async function startMedusa(options: MedusaOptions): Promise<Medusa> {
  const url = `http://localhost:${options.port}`;
  const child: Child<Seeded> = await startChild<Seeded>({
    name: "Medusa",
    script: join(__dirname, "medusa-process.ts"),
    cwd: storeDir,
    logFile: options.logFile,
    timeoutMs: 180_000,
    onStep: options.onStep,
    onCrash: options.onCrash,
    later: options.databaseUrl.then((url) => ({ type: "database", url })),
    signal: options.signal,
    env: {
      ...process.env,
      ...options.omise,
      NODE_ENV: "development",
      MEDUSA_DISABLE_TELEMETRY: "true",
      PORT: String(options.port),
      MEDUSA_BACKEND_URL: url,
      STORE_CORS: options.storeCors.join(","),
      ADMIN_CORS: url,
      AUTH_CORS: [url, ...options.storeCors].join(","),
    },
  });
  return {
    url,
    publishableKey: child.result.publishableKey,
    async serveAdmin(folder) {
      child.process.send({ type: "admin", folder });
      while (!(await fetch(`${url}/app`)).ok) await sleep(50);
    },
    stop: child.stop,
  };
}
