import pLimit from "p-limit";

import { startSandbox } from "../../sandbox";
import { type Cluster, hasRedis, startCluster } from "../cluster/support/start-cluster";
import { headers, logIn, registerCustomer } from "./accounts";
import { type Behaviour } from "./behaviours";
import { type Asked, type Problem } from "./books/books";
import { checkBooks } from "./books/check-books";
import { readBooks } from "./books/read-books";
import { Checkout } from "./checkout";
import { startFaults } from "./faults/start-faults";
import { type Figures, figuresOf } from "./figures";
import { Owners } from "./outcomes";
import { planCheckouts } from "./plan";
import { play, playFollowUps } from "./play";
import { Progress } from "./progress";
import { type RunOptions } from "./read-arguments";
import { Recorder } from "./recorder";
import { comeToRest } from "./rest";
import { act } from "./shoppers/act";
import { AtomeApp } from "./shoppers/atome-app";
import { openShop } from "./shoppers/open-shop";
import { Shopper } from "./shoppers/shopper";
import { Staff } from "./shoppers/staff";
import { StoreClient } from "./shoppers/store-client";
import { stories } from "./stories";
import { Tally } from "./tally";

export interface RunResult {
  figures: Figures;
  /** About every checkout that something is wrong with; empty when nothing is. */
  stories: string;
}

/** Shoppers, faults, rest, books: one chaos run from the first process to the last. */
export async function runChaos(options: RunOptions): Promise<RunResult> {
  const faults = new Tally();
  const progress = new Progress(options.checkouts, () => {
    return `${faults.of("instance killed")} kills, ${faults.of("database connection cut")} cuts`;
  });
  const redis = hasRedis() && options.instances > 1;
  const cluster = await startCluster({
    instances: options.instances,
    redis,
    startSandbox: () => startSandbox({ seed: options.seed }),
    onStep: (text) => progress.step(text),
  });
  try {
    return await shopAndCheck(cluster, { ...options, redis }, faults, progress);
  } finally {
    await cluster.stop();
  }
}

async function shopAndCheck(
  cluster: Cluster,
  options: RunOptions & { redis: boolean },
  tally: Tally,
  progress: Progress,
): Promise<RunResult> {
  const { sandbox, db } = cluster;
  const plan = planCheckouts(options.checkouts, options.seed);
  const shoppers = new StoreClient(
    cluster.url,
    headers({ "x-publishable-api-key": cluster.publishableKey }),
  );
  const staff = new StoreClient(cluster.url, headers({ authorization: await logIn(cluster.url) }));
  progress.step("Filling the shelves");
  const countOf = (behaviour: Behaviour) =>
    plan.filter((one) => one.behaviour === behaviour).length;
  const special = {
    scarce: countOf("sold out when paid"),
    throwAway: countOf("product deleted while the code is open"),
  };
  const customerId = await registerCustomer(cluster.url, cluster.publishableKey);
  const shop = await openShop(shoppers, staff, special, customerId);

  const startedAt = Date.now();
  const checkouts = plan.map((one) => new Checkout(one, () => Date.now() - startedAt));
  const recorder = new Recorder(sandbox, tally, startedAt);
  const faults = startFaults(cluster, options.seed, tally);
  progress.step("The first shoppers come in");
  const limit = pLimit(options.parallel);
  await Promise.all(
    checkouts.map((checkout) =>
      limit(async () => {
        const scene = {
          checkout,
          shopper: new Shopper(checkout, shoppers, shop),
          app: new AtomeApp(checkout, sandbox, faults.rushes),
          staff: new Staff(staff),
          ...{ sandbox, shop, db },
        };
        await play(act(scene), checkout);
        progress.advance();
      }),
    ),
  );
  const shoppedAt = Date.now();
  await faults.stop();
  const payable = await comeToRest(
    cluster,
    (text) => progress.step(text),
    (stage) => playFollowUps(checkouts, stage),
  );
  recorder.stop();
  progress.step("Reading the books");

  const books = await readBooks(sandbox, db, payable, askedBy(checkouts));
  const owners = new Owners(checkouts, books);
  const results = [
    ...checkBooks(books),
    { check: "No forged webhook is let in", problems: faults.letIn.map(toProblem) },
    {
      check: "No money moves while a change of the order is open",
      problems: checkouts.flatMap(({ complaints }) => complaints),
    },
  ];
  const run = {
    ...options,
    seconds: Math.round((shoppedAt - startedAt) / 1000),
    restSeconds: Math.round((Date.now() - shoppedAt) / 1000),
  };
  return {
    figures: figuresOf(run, checkouts, books, owners, tally, results),
    stories: stories(results, books, owners, recorder),
  };
}

function askedBy(checkouts: readonly Checkout[]): Asked {
  return {
    refunds: new Map(checkouts.flatMap(({ wantedBack }) => [...wantedBack])),
    dashboardRefunds: new Set(checkouts.flatMap(({ dashboardRefunds }) => [...dashboardRefunds])),
    tampered: new Set(checkouts.flatMap(({ tampered }) => [...tampered])),
    addedByCutEdits: new Set(checkouts.flatMap(({ addedByCutEdits }) => [...addedByCutEdits])),
    cutCompletions: checkouts.flatMap((one) => one.cut(/^POST .*\/complete$/)).length,
    cutCancellations: new Set(
      checkouts
        .flatMap((one) => one.cut(/^POST \/admin\/orders\/.*\/cancel$/))
        .map((request) => request.split("/")[3]),
    ),
    toBeTold: new Map(checkouts.flatMap(({ toBeTold }) => [...toBeTold])),
  };
}

const toProblem = (message: string): Problem => ({ message });
