import { setTimeout as pause } from "node:timers/promises";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";
import { startGateway } from "../../integration-tests/support/start-gateway";
import { type Bench } from "../bench";
import { type Figure, type Measure } from "../measure";
import { ManyCharges } from "../support/many-charges";

const OPEN = [1_000, 10_000, 100_000];
const HISTORY = 1_000_000;
const PAGE = 100;
const MEMORY_EVERY_MS = 2_000;

/** The minutely job with many open codes, of which nothing is known to have changed. */
export const reconciliation: Measure = {
  name: "reconciliation",
  about:
    "the job looks once at every open charge, without and with a million finalized ones beside",
  async measure(bench) {
    const gateway = await startGateway();
    const store = await bench.startStore({ startSandbox: () => Promise.resolve(gateway) });
    const many = await ManyCharges.like(store, gateway);
    const look = (open: number) => lookAtAll(bench, store, many, open);
    const [small, middle, large] = bench.sized(OPEN, [20, 200, 400]);
    await look(small); // does not count
    const alone = await look(middle);
    const history = bench.sized(HISTORY, 1_000);
    bench.step(`Writing ${history} finalized charges`);
    await many.settle(history);
    const looks = [await look(small), await look(middle), await look(large)];
    return [
      ...looks.flatMap(toFigures),
      {
        what: `${middle} open without the finalized ones`,
        value: alone.seconds,
        unit: "s",
      },
      {
        what: "with them beside without",
        value: looks[1].seconds / alone.seconds,
        unit: "×",
        goal: { atMost: 1.2 },
      },
    ];
  },
};

interface Look {
  open: number;
  seconds: number;
  requests: number;
  /** By how much its memory grew at most, garbage left out. */
  megabytes: number;
}

function toFigures({ open, seconds, requests, megabytes }: Look): Figure[] {
  return [
    {
      what: `${open} open: requests to Omise for a hundred`,
      value: requests / (open / PAGE),
      unit: "",
    },
    { what: `${open} open: until all are looked at`, value: seconds, unit: "s" },
    { what: `${open} open: memory`, value: megabytes, unit: "MB" },
  ];
}

async function lookAtAll(
  bench: Bench,
  { instances }: Cluster,
  many: ManyCharges,
  open: number,
): Promise<Look> {
  const [instance] = instances;
  bench.step(`Opening ${open} charges`);
  await many.open(open);
  const before = await instance.memory();
  const since = await many.makeDue();
  const start = performance.now();
  let isDone = false;
  let most = before.heapUsed;
  const watch = async () => {
    while (!isDone) {
      most = Math.max(most, (await instance.memory()).heapUsed);
      await pause(MEMORY_EVERY_MS);
    }
  };
  const watching = watch();
  while ((await many.remaining(since)) > 0) {
    await instance.runJob();
  }
  const seconds = (performance.now() - start) / 1000;
  isDone = true;
  await watching;
  const megabytes = (most - before.heapUsed) / 1024 / 1024;
  return { open, seconds, requests: many.requests, megabytes };
}
