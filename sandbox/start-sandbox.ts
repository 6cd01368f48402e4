import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { setMaxListeners } from "node:events";
import { Clock } from "./clock";
import { type SandboxContext } from "./context";
import { defaultAccounts } from "./default-accounts";
import { Faults } from "./faults";
import { LateRequests } from "./late-requests";
import { advanceClock, catchUp, nextDue } from "./passing-time";
import { newToken } from "./random";
import { createHandle, type Sandbox } from "./sandbox-handle";
import { serve } from "./serve";
import { StateFile } from "./state-file";
import { Store } from "./store";
import { type ExpiryShape, type SandboxAccount } from "./types";
import { WebhookSender } from "./webhooks";

export interface SandboxOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** Default `127.0.0.1`; `0.0.0.0` lets a phone on the same network open the pages to pay on. */
  host?: string;
  /** Base of the links in QR codes, `download_uri` and `authorize_uri`; default from host and port. */
  publicUrl?: string;
  /** Default: test accounts `th` (THB), `sg` (SGD) and `my` (MYR), see `defaultAccounts`. */
  accounts?: readonly SandboxAccount[];
  /** JSON snapshot with which a restart continues. */
  stateFile?: string;
  /** Unix milliseconds; default `Date.now`. */
  now?: () => number;
  /** Decides which requests and webhooks a fault with a probability strikes; default 1. */
  seed?: number;
  /** How a charge looks that timed out; default `expired`. */
  expiryShape?: ExpiryShape;
  logger?: { info(message: string): void; error(message: string): void };
}

/** Starts a local Omise. Rejects when the port is taken or the state file is not readable. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = "127.0.0.1", port = 0, seed = 1 } = options;
  const accounts = structuredClone([...(options.accounts ?? defaultAccounts)]);
  const firstAccounts = structuredClone(accounts);
  const clock = new Clock(options.now ?? Date.now);
  const store = new Store(accounts);
  const stateFile = options.stateFile
    ? new StateFile(options.stateFile, () => store.snapshot(clock.offset))
    : null;
  const snapshot = options.stateFile ? StateFile.read(options.stateFile) : null;
  if (snapshot) {
    store.restore(snapshot);
    clock.offset = snapshot.clockOffset;
    for (const account of accounts) {
      // What the options say now is newer than what the file remembers.
      account.webhookUrl ??= snapshot.webhookUrls[account.id] ?? undefined;
    }
  }

  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const actualPort = (server.address() as AddressInfo).port;
  const isOpen = host === "0.0.0.0" || host === "::";
  const ownHost = host.includes(":") ? `[${host}]` : host;
  const url = `http://${isOpen ? "127.0.0.1" : ownHost}:${actualPort}`;
  const ownAddress = isOpen ? `http://${networkAddress()}:${actualPort}` : url;

  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  let timer: NodeJS.Timeout | undefined;
  const ctx: SandboxContext = {
    accounts,
    store,
    clock,
    faults: new Faults(seed, options.expiryShape ?? "expired"),
    webhooks: new WebhookSender(store, clock, seed),
    late: new LateRequests(),
    requests: [],
    publicUrl: (options.publicUrl ?? ownAddress).replace(/\/+$/, ""),
    linkKey: newToken(32),
    advance(ms) {
      advanceClock(ctx, ms);
      onChange();
    },
    async reset() {
      await ctx.webhooks.cancel();
      ctx.webhooks.clearFaults();
      ctx.faults.clear();
      ctx.late.clear();
      ctx.requests.length = 0;
      clock.offset = 0;
      clock.skewMs = 0;
      for (const [i, { webhookUrl, secretKey, refusedDetail }] of firstAccounts.entries()) {
        Object.assign(accounts[i], { webhookUrl, secretKey, refusedDetail });
      }
      store.clear();
    },
  };

  /** What is due next has a timer, so that its webhook goes out although nobody asks. */
  function onChange(): void {
    if (stop.signal.aborted) return;
    stateFile?.schedule();
    clearTimeout(timer);
    const next = nextDue(ctx);
    // An injected clock can stand still, so a timer that fires too early just waits again.
    if (next !== null) timer = setTimeout(onTimer, Math.max(next - clock.now(), 10));
  }
  function onTimer(): void {
    catchUp(ctx);
    onChange();
  }
  store.onChange = onChange;
  catchUp(ctx);
  onChange();

  const logError = (message: string) => options.logger?.error(message);
  server.on("request", (incoming, response) => {
    void serve(ctx, incoming, response, stop.signal, logError);
  });
  options.logger?.info(`Omise sandbox at ${url}`);

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    stop.abort();
    clearTimeout(timer);
    ctx.late.clear();
    await ctx.webhooks.cancel();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    stateFile?.flush();
  }
  return createHandle(ctx, url, () => (closing ??= close()));
}

/** This machine's address in its network, for a phone to open. */
function networkAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const found = addresses.find(({ family, internal }) => family === "IPv4" && !internal);
  return found?.address ?? "127.0.0.1";
}
