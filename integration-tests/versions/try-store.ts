import { mkdirSync } from "node:fs";
import pg from "pg";

import { buy } from "../../demo/runner/buy";
import { anyPort } from "../../demo/runner/ports";
import { startPostgres } from "../../demo/runner/postgres";
import { omiseVariables, sendWebhooksTo } from "../../demo/runner/sandbox";
import { adminLogin } from "../../demo/store/admin-login";
import { defaultAccounts, startSandbox } from "../../sandbox";
import { type Chromium } from "../browser/support/chromium";
import { PlainStore, type StoreOptions } from "./plain-store";
import { tryAdmin } from "./try-admin";

const PATIENCE_MS = 120_000;

export type Trial = Omit<StoreOptions, "env">;

/** Installs a plain store, buys in it, refunds, cancels and looks at the admin; throws where that fails. */
export async function tryStore(
  trial: Trial,
  chromium: Chromium,
  onStep: (text: string) => void,
): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const signal = new AbortController().signal;
  try {
    mkdirSync(trial.dir, { recursive: true });
    const port = await anyPort();
    const url = `http://127.0.0.1:${port}`;
    const sandbox = await startSandbox({ port: 0, accounts: defaultAccounts });
    stops.push(() => sandbox.close());
    sendWebhooksTo(sandbox, url);
    const onCrash = (reason: string) => onStep(reason);
    const database = await startPostgres({ dataDir: trial.dir, throwAway: true, onCrash, signal });
    stops.push(database.stop);

    const env = {
      ...process.env,
      ...omiseVariables({}, sandbox),
      DATABASE_URL: database.url,
      BACKEND_URL: url,
      PORT: String(port),
      HOST: "127.0.0.1",
      MEDUSA_DISABLE_TELEMETRY: "true",
    };
    const store = new PlainStore({ ...trial, env });
    onStep("install");
    await store.install();
    onStep("migrate, fill, build");
    await store.prepare();
    onStep("start");
    stops.push(await store.start(url));

    const publishableKey = await publishableKeyIn(database.url);
    const shop = { medusaUrl: url, publishableKey, origin: "http://localhost:8000", sandbox };
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const bought = await buy(shop, onStep, patience);
    await tryAdmin(chromium, url, bought, onStep);
    onStep("refund");
    const call = await logIn(url);
    await call(`/admin/atome-qr/charges/${bought.chargeId}/refund`, { amount: 1_000 });
    expectRefunded(sandbox.charge(bought.chargeId).refunded_amount, 1_000);
    onStep("cancel an order");
    const another = await buy(shop, () => undefined, patience);
    await call(`/admin/orders/${another.orderId}/cancel`, {});
    const { amount, refunded_amount: refunded } = sandbox.charge(another.chargeId);
    expectRefunded(refunded, amount);
  } finally {
    for (const stop of stops.reverse()) {
      await stop();
    }
  }
}

function expectRefunded(refunded: number, wanted: number): void {
  if (refunded !== wanted) {
    throw new Error(`${refunded} went back at Omise instead of ${wanted}`);
  }
}

/** Medusa makes one for each new store. */
async function publishableKeyIn(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ token: string }>(
    "SELECT token FROM api_key WHERE type = 'publishable' LIMIT 1",
  );
  await client.end();
  return rows[0].token;
}

async function logIn(url: string): Promise<(path: string, body: object) => Promise<unknown>> {
  const post = async (path: string, body: object, token?: string) => {
    const headers = {
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
    };
    const response = await fetch(url + path, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    }
    return (await response.json()) as unknown;
  };
  const { token } = (await post("/auth/user/emailpass", adminLogin)) as { token: string };
  return (path, body) => post(path, body, token);
}
