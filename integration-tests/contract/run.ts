/**
 * `OMISE_SECRET_KEY=skey_test_… npm run test:contract`: walks through the life of charges in Omise's test
 * mode and in the sandbox, and reports where the sandbox differs. Makes some ten test charges; never runs
 * with a live key. `OMISE_CURRENCY` (THB), `OMISE_API_URL`.
 */
import { startSandbox } from "../../sandbox";
import { DEFAULT_API_URL, readSettings } from "./settings";
import { differences } from "./compare";
import { OmiseApi } from "./omise-api";
import { answers } from "./questions";
import { walkThrough } from "./walk";

void main().catch((error: Error) => {
  console.error(error.message);
  process.exit(2);
});

async function main(): Promise<void> {
  const { secretKey, currency, apiUrl } = readSettings(process.env);
  const sandbox = await startSandbox({ port: 0 });
  const own = sandbox.accounts.find((account) => account.currency === currency)!;
  try {
    if (apiUrl !== DEFAULT_API_URL) console.log(`Asking ${apiUrl}`);
    const omise = await walkThrough(new OmiseApi({ apiUrl, secretKey }), currency);
    const api = new OmiseApi({ apiUrl: sandbox.url, secretKey: own.secretKey });
    const found = differences(omise, await walkThrough(api, currency));
    console.log("\nWhat the documentation leaves open:");
    answers(omise).forEach(([question, answer]) => console.log(`  ${question} ${answer}`));
    console.log(`\nWhere the sandbox differs: ${found.length === 0 ? "nowhere" : ""}`);
    for (const { step, field, omise: real, sandbox: ours } of found) {
      console.log(`  ${step}: ${field}: Omise ${real}, the sandbox ${ours}`);
    }
    process.exitCode = found.length === 0 ? 0 : 1;
  } finally {
    await sandbox.close();
  }
}
