import { defaultAccounts, type SandboxAccount, type SandboxOptions } from "../../sandbox";
import { CommandError, readOptions, readStoreUrl } from "./command";

export const DEFAULT_PORT = 8089;

/** An account of the sandbox, and the provider entry in the store that is for it. */
export interface SandboxEntry {
  id: string;
  account: SandboxAccount;
  /** Where its webhooks go. */
  webhookUrl: string;
}

export interface SandboxPlan {
  port: number;
  /** Where the store runs, without a slash at its end. */
  storeUrl: string;
  entries: SandboxEntry[];
  sandbox: Pick<SandboxOptions, "port" | "host" | "publicUrl" | "stateFile" | "seed" | "accounts">;
}

const OPTIONS = {
  port: { type: "string", default: String(DEFAULT_PORT) },
  store: { type: "string" },
  country: { type: "string", multiple: true },
  entry: { type: "string" },
  host: { type: "string" },
  "public-url": { type: "string" },
  state: { type: "string" },
  seed: { type: "string" },
} as const;

/**
 * What a local Omise is to be started with.
 *
 * @param defaultStore where the store is taken to run
 * @throws CommandError for an option or a value that cannot be used
 */
export function planSandbox(args: string[], defaultStore: string): SandboxPlan {
  const given = readOptions(args, OPTIONS);
  const port = readNumber("--port", given.port, 65_535);
  const storeUrl = readStoreUrl(given.store ?? defaultStore);
  const countries = [...new Set((given.country ?? ["th"]).map((one) => one.toLowerCase()))];
  const entries = countries.map((country) => {
    const account = findAccount(country);
    const id = readEntryId(given.entry, countries) ?? account.id;
    return { id, account, webhookUrl: `${storeUrl}/hooks/atome-qr/${id}` };
  });
  return {
    port,
    storeUrl,
    entries,
    sandbox: {
      port,
      host: given.host,
      publicUrl: given["public-url"],
      stateFile: given.state,
      seed: given.seed === undefined ? undefined : readNumber("--seed", given.seed),
      accounts: entries.map(({ account, webhookUrl }) => ({ ...account, webhookUrl })),
    },
  };
}

function findAccount(country: string): SandboxAccount {
  const account = defaultAccounts.find(({ id }) => id === country);
  if (!account) {
    const known = defaultAccounts.map(({ id }) => id).join(", ");
    throw new CommandError(`--country must be one of ${known}, and is "${country}".`);
  }
  return account;
}

function readEntryId(entry: string | undefined, countries: string[]): string | undefined {
  if (entry !== undefined && countries.length > 1) {
    throw new CommandError("--entry goes with one --country: each country has its own entry.");
  }
  if (entry !== undefined && !/^[A-Za-z0-9-]+$/.test(entry)) {
    throw new CommandError("--entry must have letters, digits and dashes only, such as th.");
  }
  return entry;
}

function readNumber(name: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) {
    throw new CommandError(`${name} must be a whole number up to ${most}, and is "${text}".`);
  }
  return number;
}
