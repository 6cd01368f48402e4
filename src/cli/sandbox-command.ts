import { startSandbox } from "../../sandbox";
import { type Command, CommandError } from "./command";
import { describeSandbox } from "./describe-sandbox";
import { findDefaultStore } from "./default-store";
import { DEFAULT_PORT, planSandbox, type SandboxPlan } from "./sandbox-options";

const usage = `Usage: npx medusa-payment-atome-qr sandbox [options]

Starts a local Omise, and prints what a store needs to use it.

  --country <id>       th, sg or my; several times for several. Default th
  --store <address>    of the store's backend, for webhooks. Default: this machine, at the
                       PORT of the environment or of the .env here, else 9000
  --entry <id>         the id of the provider's entry. Default: the country
  --port <n>           default ${DEFAULT_PORT}; 0 takes a free one
  --host <address>     default 127.0.0.1; 0.0.0.0 lets a phone open the pay page
  --public-url <url>   base of links in QR codes and of authorize_uri, when a phone needs another
  --state <file>       keep charges over restarts. Keep it outside the store's folder:
                       medusa develop restarts whenever a file there changes
  --seed <n>           decides what faults with a probability strike
`;

/** `sandbox`: the local Omise, until Ctrl-C. */
export const sandboxCommand: Command = {
  summary: "starts a local Omise, to pay without an Omise account",
  usage,
  async run(args) {
    const plan = planSandbox(args, findDefaultStore(process.cwd()));
    const stopped = signalToStop();
    const sandbox = await start(plan);
    const { publicUrl } = sandbox;
    console.log(describeSandbox({ ...plan, publicUrl, stateFile: plan.sandbox.stateFile }));
    await stopped;
    await sandbox.close();
    return 0;
  },
};

async function start({ port, sandbox }: SandboxPlan) {
  try {
    return await startSandbox({ ...sandbox, logger: { info: () => {}, error: console.error } });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new CommandError(
        `Port ${port} is taken, perhaps by another sandbox. Stop that one, or choose another: --port ${port + 1}`,
      );
    }
    throw new CommandError(`The sandbox could not start: ${message}`);
  }
}

/** npm and the terminal may each send the same signal: the second one changes nothing. */
function signalToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => resolve());
    }
  });
}
