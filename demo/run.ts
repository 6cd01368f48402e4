import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { realAccounts } from "./runner/accounts";
import { buyOnce } from "./runner/check";
import { bold, box, createPrinter, dim, green, red } from "./runner/print";
import { type Demo, defaultDataDir, defaultPorts, startDemo } from "./start-demo";

const CHECK_MS = 240_000;
/** An admin that was built before is there by then. */
const SOON_MS = 500;
const printer = createPrinter();
const abort = new AbortController();
const isCheck = process.argv.includes("--check");
let throwAwayDir: string | undefined;
let starting: Promise<Demo> | undefined;
let ending: Promise<void> | undefined;

void main();

async function main(): Promise<void> {
  const unknown = process.argv.slice(2).find((flag) => flag !== "--check");
  if (unknown) return end(1, `Unknown flag ${unknown}; there is only --check`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void end(isCheck ? 1 : 0, "Stopping"));
  try {
    if (isCheck) await check();
    else await run();
  } catch (error) {
    await end(1, error instanceof Error ? error.message : String(error));
  }
}

async function run(): Promise<void> {
  const demo = await (starting = startDemo({
    ports: defaultPorts,
    dataDir: defaultDataDir,
    realAccounts: realAccounts(process.env),
    openToNetwork: true,
    printer,
    signal: abort.signal,
    onCrash: (reason) => void end(1, reason),
  }));
  const admin = demo.adminReady.then(
    () => `The admin is built: ${demo.adminUrl}`,
    (error) => `The admin could not be built; the rest works. ${String(error)}`,
  );
  const adminIsBuilt = (await Promise.race([admin, sleep(SOON_MS)])) !== undefined;
  console.log(`\n${box(welcome(demo, adminIsBuilt))}\n`);
  if (adminIsBuilt) return;
  const news = await admin;
  if (!ending) printer.step(news);
}

function welcome(demo: Demo, adminIsBuilt: boolean): string[] {
  const { email, password } = demo.adminLogin;
  const later = adminIsBuilt ? "" : dim("  (being built; there in half a minute)");
  const pay = demo.sandboxUrl
    ? ["2  Scan it with a phone, or mark it as paid in the sandbox"]
    : ["2  Omise's test mode: mark the charge as paid in Omise's dashboard"];
  return [
    "",
    `${green("●")} ${bold("Little Monsoon is open")}  ${dim(`after ${printer.elapsedSeconds().toFixed(0)} s`)}`,
    "",
    `Storefront  ${bold(demo.storefrontUrl)}`,
    `Admin       ${bold(demo.adminUrl)}${later}`,
    `            ${email}  ${password}`,
    ...(demo.sandboxUrl ? [`Sandbox     ${bold(demo.sandboxUrl)}`] : []),
    "",
    "Try it",
    "1  Put something in the bag and pay with Atome QR",
    ...pay,
    "3  Close the tab before you pay: the order is placed all the same",
    "4  See the order in the admin; refund it, or cancel it",
    "",
    dim("Ctrl-C stops everything. The next start goes on where this one ends."),
    "",
  ];
}

/** Everything in a throw-away folder, one purchase, and the end of it. */
async function check(): Promise<void> {
  const tooLong = `The check took longer than ${CHECK_MS / 1000} s`;
  setTimeout(() => void end(1, tooLong), CHECK_MS).unref();
  throwAwayDir = await mkdtemp(join(tmpdir(), "atome-qr-demo-"));
  const demo = await (starting = startDemo({
    dataDir: throwAwayDir,
    throwAway: true,
    printer,
    signal: abort.signal,
    onCrash: (reason) => void end(1, reason),
  }));
  await buyOnce(demo, printer, abort.signal);
  printer.step("Waiting for the admin");
  await demo.adminReady;
  await stop();
  await end(0, "demo check passed");
}

/** Ends once, whoever asks first: npm, tsx and the terminal may each send the same signal. */
function end(code: number, text: string): Promise<void> {
  return (ending ??= (async () => {
    if (code === 0) printer.step(text);
    else console.error(`\n${red("✖")} ${text}`);
    await stop();
    process.exit(code);
  })());
}

/** Also while it starts: a start that is given up ends what it had begun. */
async function stop(): Promise<void> {
  abort.abort();
  const demo = await starting?.catch(() => undefined);
  await demo?.stop();
  if (throwAwayDir) await rm(throwAwayDir, { recursive: true, force: true });
}
