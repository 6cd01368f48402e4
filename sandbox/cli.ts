#!/usr/bin/env node
import { parseArgs } from "node:util";
import { defaultAccounts } from "./default-accounts";
import { startSandbox } from "./start-sandbox";

const usage = `A local Omise for Atome QR.

  --port <n>           default 8089
  --host <address>     default 127.0.0.1; 0.0.0.0 lets a phone open the pay page
  --public-url <url>   base of the links in QR codes
  --state <file>       keep charges over restarts
  --webhook-url <url>  where webhooks go; "{account}" in it becomes th, sg or my
  --seed <n>           decides what faults with a probability strike
`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "8089" },
      host: { type: "string", default: "127.0.0.1" },
      "public-url": { type: "string" },
      state: { type: "string" },
      "webhook-url": { type: "string" },
      seed: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return;
  }
  const webhookUrl = values["webhook-url"];
  const sandbox = await startSandbox({
    port: Number(values.port),
    host: values.host,
    publicUrl: values["public-url"],
    stateFile: values.state,
    seed: values.seed === undefined ? undefined : Number(values.seed),
    accounts: defaultAccounts.map((account) => ({
      ...account,
      ...(webhookUrl && { webhookUrl: webhookUrl.replaceAll("{account}", account.id) }),
    })),
    logger: console,
  });
  // These keys open nothing but this sandbox, so they may be printed.
  console.table(
    sandbox.accounts.map(({ id, currency, secretKey, publicKey, webhookSecret }) => ({
      account: id,
      currency,
      secretKey,
      publicKey,
      webhookSecret,
    })),
  );
  console.info(`Dashboard: ${sandbox.publicUrl}/`);
  const stop = () => {
    void sandbox.close();
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
