import { join } from "node:path";
import { type Sandbox, type SandboxAccount, defaultAccounts, startSandbox } from "../../sandbox";
import { type Country, type RealAccounts, countries, variablesOf } from "./accounts";
import { lanAddress } from "./ports";

const merchantNames: Record<Country, string> = {
  th: "Little Monsoon Bangkok",
  sg: "Little Monsoon Singapore",
  my: "Little Monsoon Penang",
};

export interface DemoSandboxOptions {
  port: number;
  dataDir: string;
  /** Whether a phone on the same network may open the pay pages. */
  openToNetwork: boolean;
}

/** The local Omise, which goes on where it was stopped. */
export function startDemoSandbox(options: DemoSandboxOptions): Promise<Sandbox> {
  const { port, dataDir, openToNetwork } = options;
  const address = (openToNetwork && lanAddress()) || "127.0.0.1";
  return startSandbox({
    port,
    host: address === "127.0.0.1" ? address : "0.0.0.0",
    publicUrl: `http://${address}:${port}`,
    stateFile: join(dataDir, "sandbox.json"),
    accounts: defaultAccounts.map((account) => ({
      ...account,
      name: merchantNames[account.id as Country] ?? account.name,
    })),
  });
}

/** Sends every account's webhooks to this store, whose port may have changed since last time. */
export function sendWebhooksTo(sandbox: Sandbox, medusaUrl: string): void {
  for (const { id } of sandbox.accounts)
    sandbox.setWebhookUrl(id, `${medusaUrl}/hooks/atome-qr/${id}`);
}

/** What `store/medusa-config.ts` reads: a real account where there is one, else the sandbox's. */
export function omiseVariables(
  real: RealAccounts,
  sandbox: Sandbox | undefined,
): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const country of countries) {
    const names = variablesOf(country);
    const account = real[country] ?? sandboxAccount(sandbox, country);
    variables[names.secretKey] = account.secretKey;
    variables[names.webhookSecret] = account.webhookSecret;
    variables[names.publicKey] = account.publicKey ?? "";
    // The sandbox's images come from its public address, and only the API's host may serve them.
    if (!real[country] && sandbox) variables[names.apiUrl] = sandbox.publicUrl;
  }
  return variables;
}

function sandboxAccount(sandbox: Sandbox | undefined, country: Country) {
  const account: SandboxAccount | undefined = sandbox?.accounts.find(({ id }) => id === country);
  if (!account) throw new Error(`The sandbox has no account "${country}"`);
  const { secretKey, publicKey } = account;
  return { secretKey, publicKey, webhookSecret: [account.webhookSecret].flat()[0] ?? "" };
}
