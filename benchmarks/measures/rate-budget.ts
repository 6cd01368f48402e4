import { createServer } from "node:http";
import { type AddressInfo } from "node:net";

import { RateBudget } from "../../src/modules/atome-qr/rate-budget";
import { OmiseClient, type RequestBudget } from "../../src/omise";
import { type Bench } from "../bench";
import { type Measure } from "../measure";
import { medianMs } from "../support/statistics";

const CALLS = 1000;

/** What counting requests in Postgres, for all instances together, costs each of them. */
export const rateBudget: Measure = {
  name: "rate-budget",
  about: "one request to Omise without and with the budget that all instances share",
  async measure(bench) {
    const pg = await bench.startDatabase();
    const apiUrl = await startOmise(bench);
    const budget = new RateBudget({ pg, account: "th", requestsPerSecond: 1_000_000 });
    const calls = bench.sized(CALLS, 20);
    const alone = await medians(clientOf(apiUrl, undefined), calls);
    const counted = await medians(clientOf(apiUrl, budget), calls);
    return [
      { what: "a read without the budget, median", value: alone.read, unit: "ms" },
      { what: "a read with it, median", value: counted.read, unit: "ms" },
      { what: "a write without the budget, median", value: alone.write, unit: "ms" },
      { what: "a write with it, median", value: counted.write, unit: "ms" },
    ];
  },
};

/** The answer is no charge, which costs nothing more. */
async function startOmise(bench: Bench): Promise<string> {
  const omise = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"object":"error","code":"none","message":"none"}');
  });
  await new Promise<void>((resolve) => omise.listen(0, "127.0.0.1", resolve));
  bench.onEnd(() => omise.close());
  return `http://127.0.0.1:${(omise.address() as AddressInfo).port}`;
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

async function medians(client: OmiseClient, calls: number) {
  return {
    read: await medianMs(calls, () => client.getAccount().catch(() => undefined)),
    write: await medianMs(calls, () => client.expireCharge("chrg_test_1").catch(() => undefined)),
  };
}
