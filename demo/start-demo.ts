import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Sandbox } from "../sandbox";
import { type Country, type RealAccounts, countries } from "./runner/accounts";
import { builtAdmin } from "./runner/admin";
import { lockData } from "./runner/lock";
import { startMedusa } from "./runner/medusa";
import { anyPort, portNear } from "./runner/ports";
import { startPostgres } from "./runner/postgres";
import { type Printer, createPrinter } from "./runner/print";
import { omiseVariables, sendWebhooksTo, startDemoSandbox } from "./runner/sandbox";
import { buildStorefront, serveStorefront } from "./runner/storefront";
import { adminLogin } from "./store/admin-login";

export interface DemoPorts {
  storefront: number;
  medusa: number;
  sandbox: number;
}

export const defaultPorts: DemoPorts = { storefront: 8000, medusa: 9000, sandbox: 7100 };
export const defaultDataDir = join(__dirname, ".demo");

export interface DemoOptions {
  /** Wanted ports, each replaced by the next free one when taken; default: any free ones. */
  ports?: Partial<DemoPorts>;
  /** Where the database, the sandbox's state and the logs are kept. */
  dataDir: string;
  /** The data is not kept, so Postgres may forgo what only matters after a power cut. */
  throwAway?: boolean;
  /** Countries that pay with an Omise test account instead of the sandbox. */
  realAccounts?: RealAccounts;
  /** Let phones on the same network open the sandbox's pay pages; default false. */
  openToNetwork?: boolean;
  /** Build and serve Medusa's admin; default true. */
  admin?: boolean;
  /** The entry points of other plugins' admin pages. */
  adminPlugins?: string[];
  quiet?: boolean;
  printer?: Printer;
  /** Gives up starting. */
  signal?: AbortSignal;
  /** A part has ended by itself. */
  onCrash?: (reason: string) => void;
}

export interface Demo {
  storefrontUrl: string;
  medusaUrl: string;
  adminUrl: string;
  /** The sandbox's dashboard; undefined when all countries use Omise itself. */
  sandboxUrl: string | undefined;
  sandbox: Sandbox | undefined;
  adminLogin: { email: string; password: string };
  publishableKey: string;
  /** Resolves when `adminUrl` shows the admin, which is built only once. */
  adminReady: Promise<void>;
  /** Builds the storefront again with the React of another folder; pages opened from then on have it. */
  rebuildStorefront: (reactFrom: string) => Promise<void>;
  /** Ends Medusa and starts it again on the same data, as a deployment does. */
  restartMedusa: () => Promise<void>;
  /** Stops everything in order; safe to call again. */
  stop: () => Promise<void>;
}

/** Starts Postgres, the sandbox, Medusa and the storefront, and fills the store the first time. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { dataDir, throwAway = false, realAccounts: real = {}, onCrash = () => {} } = options;
  const printer = options.printer ?? createPrinter({ quiet: options.quiet });
  const abort = new AbortController();
  const signal = options.signal ? AbortSignal.any([abort.signal, options.signal]) : abort.signal;

  const stops: (() => Promise<unknown>)[] = [];
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= stopAll());
  async function stopAll(): Promise<void> {
    abort.abort();
    for (const stopOne of stops.reverse()) await stopOne();
  }

  try {
    await mkdir(dataDir, { recursive: true });
    stops.push(await lockData(dataDir));
    const ports = await choosePorts(options.ports, printer);
    const storefrontDir = join(dataDir, "storefront");

    // What does not need the others starts at once; `stops` ends each, however far it came.
    const begin = <T>(starting: Promise<T>, end?: (started: T) => Promise<unknown>) => {
      // Awaited only later; until then a failure must not count as unhandled.
      starting.catch(() => {});
      stops.push(() => starting.then(end, () => {}));
      return starting;
    };
    const admin =
      options.admin === false ? undefined : begin(builtAdmin(signal, options.adminPlugins));
    const storefrontBuilt = begin(buildStorefront(storefrontDir, signal));

    printer.step(process.env.DATABASE_URL ? "Using DATABASE_URL" : "Starting Postgres");
    const database = begin(startPostgres({ dataDir, throwAway, onCrash, signal }), ({ stop }) =>
      stop(),
    );

    const sandbox = await sandboxFor(real, options, ports.sandbox, printer);
    if (sandbox) {
      stops.push(() => sandbox.close());
      sendWebhooksTo(sandbox, `http://127.0.0.1:${ports.medusa}`);
    }

    const runMedusa = () =>
      begin(
        startMedusa({
          port: ports.medusa,
          databaseUrl: database.then(({ url }) => url),
          storeCors: ["localhost", "127.0.0.1"].map((host) => `http://${host}:${ports.storefront}`),
          omise: omiseVariables(real, sandbox),
          logFile: join(dataDir, "medusa.log"),
          onStep: (text) => printer.step(text),
          onCrash,
          signal,
        }),
        ({ stop }) => stop(),
      );
    const medusaStarted = runMedusa();
    await database;
    const medusa = await medusaStarted;

    printer.step("Starting the storefront");
    await storefrontBuilt;
    const storefront = await serveStorefront(storefrontDir, ports.storefront, {
      medusaUrl: medusa.url,
      publishableKey: medusa.publishableKey,
      sandboxUrl: sandbox?.url ?? null,
      sandboxApiUrl: sandbox?.publicUrl ?? null,
      sandboxCountries: countries.filter((country) => !real[country]),
    });
    stops.push(storefront.stop);

    const adminReady = Promise.resolve(admin).then((folder) => {
      if (folder) return medusa.serveAdmin(folder);
    });
    adminReady.catch(() => {});

    return {
      storefrontUrl: storefront.url,
      medusaUrl: medusa.url,
      adminUrl: `${medusa.url}/app`,
      sandboxUrl: sandbox?.url,
      sandbox,
      adminLogin,
      publishableKey: medusa.publishableKey,
      adminReady,
      rebuildStorefront: (reactFrom) => buildStorefront(storefrontDir, signal, reactFrom),
      async restartMedusa() {
        await medusa.stop();
        await runMedusa();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function choosePorts(
  wanted: Partial<DemoPorts> | undefined,
  printer: Printer,
): Promise<DemoPorts> {
  const taken = new Set<number>();
  const choose = async (port: number | undefined, what: string) => {
    const chosen = port ? await portNear(port, what, printer, taken) : await anyPort();
    taken.add(chosen);
    return chosen;
  };
  return {
    storefront: await choose(wanted?.storefront, "storefront"),
    medusa: await choose(wanted?.medusa, "Medusa server"),
    sandbox: await choose(wanted?.sandbox, "sandbox"),
  };
}

async function sandboxFor(
  real: RealAccounts,
  { dataDir, openToNetwork = false }: DemoOptions,
  port: number,
  printer: Printer,
): Promise<Sandbox | undefined> {
  const omise = countries.filter((country) => real[country]);
  if (omise.length > 0) printer.step(`Using Omise itself for ${names(omise)}`);
  if (omise.length === countries.length) return undefined;
  printer.step("Starting the Omise sandbox");
  return startDemoSandbox({ port, dataDir, openToNetwork });
}

const names = (list: Country[]) => list.map((country) => country.toUpperCase()).join(", ");
