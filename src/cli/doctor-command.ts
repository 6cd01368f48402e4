import { findingsOf, type Report, toReport } from "../doctor/finding";
import { renderReport } from "../doctor/render-report";
import { type Command, readOptions, readStoreUrl } from "./command";
import { reasonIn } from "./reason-in-log";
import { runInStore } from "./run-in-store";

const usage = `Usage: npx medusa-payment-atome-qr doctor [options]

Run in the store's folder. Checks the store's set-up, and says what to do. The store should be running.
Touches no payment. Exits with 1 where there is a problem.

  --store <address>    where the store runs, if not at backendUrl or http://localhost:9000
  --json               prints the findings as JSON
`;

/** `doctor`: what of a store's set-up is missing or wrong. */
export const doctorCommand: Command = {
  summary: "checks a store's set-up",
  usage,
  async run(args) {
    const { json, store } = readOptions(args, {
      json: { type: "boolean" },
      store: { type: "string" },
    });
    const storeUrl = store === undefined ? [] : [readStoreUrl(store)];
    const report = await examineStore(process.cwd(), storeUrl);
    console.log(json ? JSON.stringify(report, null, 2) : renderReport(report));
    return report.ok ? 0 : 1;
  },
};

async function examineStore(directory: string, storeUrl: string[]): Promise<Report> {
  const { answer, log } = await runInStore(directory, "doctor.js", storeUrl);
  return answer === null ? notStarted(log) : (JSON.parse(answer) as Report);
}

/** Everything else can be asked only of a store that starts. */
function notStarted(log: string): Report {
  const { problem } = findingsOf("store");
  const reason = reasonIn(log);
  return toReport([
    problem(
      `The store does not start, or its database does not answer:\n\n${reason}\n`,
      /relation "\w+" does not exist/.test(log)
        ? "Run npx medusa db:migrate, and run this again."
        : "Correct what is said there, and run this again.",
    ),
  ]);
}
