/**
 * What the shared budget costs each request to Omise: `npx tsx benchmarks/rate-budget.ts`, with an
 * embedded Postgres, or the one that DATABASE_URL names.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ModulesSdkUtils } from "@medusajs/framework/utils";
import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { startPostgres } from "../demo/runner/postgres";
import { migrate } from "../integration-tests/support/migrate";
import { RateBudget } from "../src/modules/atome-qr/rate-budget";
import { OmiseClient, type RequestBudget } from "../src/omise";

const CALLS = 1000;

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "atome-qr-benchmark-"));
  const { url, stop } = await startPostgres({
    dataDir,
    throwAway: true,
    onCrash: console.error,
    signal: new AbortController().signal,
  });
  const pg = ModulesSdkUtils.createPgConnection({ clientUrl: url }) as Knex;
  const omise = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"object":"error","code":"none","message":"none"}');
  });
  await new Promise<void>((resolve) => omise.listen(0, "127.0.0.1", resolve));
  try {
    await migrate(pg);
    const budget = new RateBudget({ pg, account: "th", requestsPerSecond: 1_000_000 });
    const apiUrl = `http://127.0.0.1:${(omise.address() as AddressInfo).port}`;
    for (const [name, used] of [
      ["without", undefined],
      ["with", budget],
    ] as const) {
      const client = clientOf(apiUrl, used);
      const read = await medianMs(() => client.getAccount());
      const write = await medianMs(() => client.expireCharge("chrg_test_1"));
      console.log(`${name} the budget: read ${read} ms, write ${write} ms (medians of ${CALLS})`);
    }
  } finally {
    omise.close();
    await pg.destroy();
    await stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function clientOf(apiUrl: string, budget: RequestBudget | undefined): OmiseClient {
  return new OmiseClient({
    secretKey: "skey_test_benchmark",
    apiUrl,
    apiVersion: "2019-05-29",
    timeoutMs: 10_000,
    maxConcurrentRequests: 10,
    sourceType: "atome_qr",
    budget,
  });
}

/** One after the other; the answer is no charge, which costs nothing more. */
async function medianMs(call: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let index = -100; index < CALLS; index++) {
    const start = performance.now();
    await call().catch(() => undefined);
    if (index >= 0) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[CALLS / 2].toFixed(2);
}

void main();
