import pLimit from "p-limit";

import { adminLogin } from "../../demo/store/admin-login";
import { type Cluster, hasRedis, startCluster } from "../cluster/support/start-cluster";
import { type Asked, type Problem } from "./books/books";
import { checkBooks } from "./books/check-books";
import { readBooks } from "./books/read-books";
import { Checkout } from "./checkout";
import { startFaults } from "./faults/start-faults";
import { type Figures, figuresOf } from "./figures";
import { Owners } from "./outcomes";
import { planCheckouts } from "./plan";
import { Progress } from "./progress";
import { type RunOptions } from "./read-arguments";
import { Recorder } from "./recorder";
import { comeToRest } from "./rest";
import { act } from "./shoppers/act";
import { openShop } from "./shoppers/open-shop";
import { Shopper } from "./shoppers/shopper";
import { Staff } from "./shoppers/staff";
import { GaveUp, Refused, StoreClient } from "./shoppers/store-client";
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
    sandboxSeed: options.seed,
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
  const soldOut = plan.filter(({ behaviour }) => behaviour === "sold out when paid");
  const shop = await openShop(shoppers, staff, soldOut.length);

  const startedAt = Date.now();
  const checkouts = plan.map((one) => new Checkout(one, () => Date.now() - startedAt));
  const recorder = new Recorder(sandbox, tally, startedAt);
  const faults = startFaults(cluster, options.seed, tally);
  progress.step("The first shoppers come in");
  const limit = pLimit(options.parallel);
  await Promise.all(
    checkouts.map((checkout) =>
      limit(async () => {
        const shopper = new Shopper(checkout, shoppers, sandbox, shop);
        await play(
          act({ checkout, shopper, staff: new Staff(staff), sandbox, shop, db }),
          checkout,
        );
        progress.advance();
      }),
    ),
  );
  const shoppedAt = Date.now();
  await faults.stop();
  const payable = await comeToRest(cluster, (text) => progress.step(text));
  recorder.stop();
  progress.step("Reading the books");

  const books = await readBooks(sandbox, db, payable, askedBy(checkouts));
  const owners = new Owners(checkouts, books);
  const results = [
    ...checkBooks(books),
    { check: "No forged webhook is let in", problems: faults.letIn.map(toProblem) },
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

/** A shopper who is fed up, or told no, leaves; that is part of the run, and is noted. */
async function play(acting: Promise<void>, checkout: Checkout): Promise<void> {
  try {
    await acting;
  } catch (error) {
    if (!(error instanceof GaveUp || error instanceof Refused)) {
      throw error;
    }
    checkout.giveUp(error.message);
  }
}

async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/auth/user/emailpass`, {
    method: "POST",
    headers: headers({}),
    body: JSON.stringify(adminLogin),
  });
  const { token } = (await answer.json()) as { token: string };
  return `Bearer ${token}`;
}

function headers(own: Record<string, string>): Record<string, string> {
  return { "content-type": "application/json", ...own };
}

function askedBy(checkouts: readonly Checkout[]): Asked {
  return {
    refunds: new Map(checkouts.flatMap(({ wantedBack }) => [...wantedBack])),
    dashboardRefunds: new Set(checkouts.flatMap(({ dashboardRefunds }) => [...dashboardRefunds])),
    tampered: new Set(checkouts.flatMap(({ tampered }) => [...tampered])),
  };
}

const toProblem = (message: string): Problem => ({ message });
