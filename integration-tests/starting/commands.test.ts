import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { type CheckName, type Finding, type Report } from "../../src/doctor/finding";
import { openCharge } from "../support/given-charges";
import { runJob } from "../support/job";
import { runScript } from "../support/run-script";
import { runSuites, suite } from "../support/store-suite";
import { STORE_DIR } from "../support/store/template-store";

const BUILD = join(__dirname, "../../.medusa/server/src");
const BROKEN_STORE = join(__dirname, "../broken-store");
/** Boots a Medusa of its own. */
const SLOW = 180_000;

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** As a developer runs it in a store's folder; TypeScript is what a store's own ts-node is for. */
function runCommand(
  command: string,
  cwd: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(BUILD, "cli/main.js"), command, ...args],
      {
        cwd,
        timeout: SLOW,
        env: {
          ...process.env,
          NODE_OPTIONS: `--import ${pathToFileURL(require.resolve("tsx")).href}`,
          ...env,
        },
      },
      (error, stdout, stderr) => {
        resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
      },
    );
  });
}

async function runDoctor(cwd: string, args: string[], env?: NodeJS.ProcessEnv): Promise<Ended> {
  const ended = await runCommand("doctor", cwd, args, env);
  expect(ended.stderr).toBe("");
  return ended;
}

const reportOf = ({ stdout }: Ended) => JSON.parse(stdout) as Report;
const bad = ({ findings }: Report) => findings.filter(({ verdict }) => verdict !== "ok");
const found = ({ findings }: Report, check: CheckName, entry: string | null = null) =>
  findings.filter((one) => one.check === check && one.entry === entry);
const says = (verdict: Finding["verdict"], message: string) =>
  expect.objectContaining({
    verdict,
    message: expect.stringContaining(message) as string,
  }) as Finding;

runSuites([
  suite(__filename, "npx medusa-payment-atome-qr doctor", (store) => {
    const secrets = () =>
      store.sandbox.accounts.flatMap(({ secretKey, webhookSecret }) =>
        [secretKey, webhookSecret ?? ""].flat(),
      );

    /** The same within this process. */
    const examineHere = async (storeUrl: string) =>
      JSON.parse(await runScript(store, "doctor", [storeUrl])) as Report;

    it(
      "finds a healthy store healthy, and leaves no trace in it",
      async () => {
        await runJob(store);
        const ended = await runDoctor(STORE_DIR, ["--json", "--store", store.url]);

        const report = reportOf(ended);
        expect(bad(report).filter(({ check }) => check !== "last_webhook")).toEqual([
          says("warning", "does not know its own address"),
        ]);
        expect(found(report, "last_webhook", "th")).toEqual([
          says("warning", "No webhook has come"),
        ]);
        expect(found(report, "webhook", "th")).toEqual([
          says("ok", "refuses what is not signed"),
          says("ok", "takes what is signed"),
        ]);
        expect(found(report, "shipping", "my")).toEqual([says("ok", "price in MYR")]);
        expect(ended.code).toBe(0);

        expect(await store.db("atome_qr_webhook_report").select()).toEqual([]);
        expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
      },
      SLOW,
    );

    it(
      "finds everything that is wrong, says what to do, and prints no secret",
      async () => {
        await runJob(store);
        const [th, , my] = store.sandbox.accounts;
        store.sandbox.setSecretKey("sg", "skey_test_another");
        my.atomeQrEnabled = false;
        await store.db("price").where({ currency_code: "myr" }).update({ deleted_at: new Date() });
        await store
          .db("region_payment_provider")
          .where({ payment_provider_id: "pp_atome-qr_thhold" })
          .delete();

        const ended = await runDoctor(STORE_DIR, ["--store", store.url], {
          OMISE_WEBHOOK_SECRET_TH: Buffer.from("not the running store's").toString("base64"),
        }).finally(() => (my.atomeQrEnabled = true));

        const lines = ended.stdout.split("\n");
        const problems = lines.filter((line) => line.startsWith("problem"));
        expect(problems).toEqual(
          expect.arrayContaining([
            expect.stringMatching(/\[th\] It refuses what is signed .*401 invalid_signature/),
            expect.stringMatching(/\[thhold\] No region offers pp_atome-qr_thhold/),
            expect.stringMatching(/\[sg\] Omise does not accept the secret key/),
            expect.stringMatching(/\[my\] Omise has not enabled atome_qr/),
            expect.stringMatching(/\[my\] Malaysia: no published product has a price in MYR/),
            expect.stringMatching(/\[my\] Malaysia: no price in MYR for/),
          ]),
        );
        expect(lines).toContainEqual(expect.stringMatching(/^ {9}→ .*add a price in MYR/));
        expect(lines).not.toContainEqual(expect.stringMatching(/^problem +\[th\] .*(key|price)/));
        expect(ended.code).toBe(1);
        for (const secret of [...secrets(), th.secretKey]) {
          expect(ended.stdout).not.toContain(secret);
        }
      },
      SLOW,
    );

    it(
      "says why a store does not start",
      async () => {
        const ended = await runDoctor(BROKEN_STORE, ["--json"], { BROKEN: "dependencies" });
        expect(reportOf(ended)).toEqual({
          ok: false,
          findings: [says("problem", 'dependencies: ["atomeQr", "query"],   // <- add this line')],
        });
        expect(ended.code).toBe(1);
      },
      SLOW,
    );

    it("names what the database lacks, and looks no further", async () => {
      const rename = (from: string, to: string) =>
        store.db.raw("alter table atome_qr_refund rename column ?? to ??", [from, to]);
      await rename("note", "note_of_later");
      try {
        const report = await examineHere(store.url);
        expect(found(report, "tables")).toEqual([
          says("problem", "Missing: atome_qr_refund.note."),
        ]);
        expect(report.findings.filter(({ entry }) => entry !== null)).toEqual([]);
        expect(report.ok).toBe(false);
      } finally {
        await rename("note_of_later", "note");
      }
    });

    it("tells where nothing answers, and a region of another currency", async () => {
      await store.db("region").where({ currency_code: "sgd" }).update({ currency_code: "usd" });
      const report = await examineHere("http://127.0.0.1:1");
      expect(found(report, "webhook", "th")).toEqual([
        says("problem", "http://127.0.0.1:1/hooks/atome-qr/th does not answer"),
      ]);
      expect(found(report, "region", "sg")).toEqual([
        says("problem", "in USD: the account charges SGD"),
      ]);
    });

    it("tells of what cannot be bought or shipped, though it has prices", async () => {
      await store.db("sales_channel_stock_location").delete();
      const findings = bad(await examineHere(store.url));
      for (const entry of ["th", "sg", "my"]) {
        expect(findings).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ check: "stock", entry, verdict: "problem" }),
            expect.objectContaining({ check: "shipping", entry, verdict: "problem" }),
          ]),
        );
      }
    });

    it("tells of a product whose shipping profile no option has", async () => {
      const [{ id }] = await store
        .db("product")
        .where({ handle: "celadon-mug" })
        .select<{ id: string }[]>("id");
      await store.db("product_shipping_profile").where({ product_id: id }).delete();
      expect(found(await examineHere(store.url), "shipping", "th")).toEqual([
        says("warning", "CELADON-MUG-STANDARD"),
      ]);
    });

    it("tells of a store that stands still", async () => {
      await store.db("atome_qr_heartbeat").update({ completed_at: "2026-01-31T10:00:00Z" });
      expect(found(await examineHere(store.url), "job")).toEqual([
        says("problem", "Unfinished payments have not been checked since 2026-01-31T10:00:00.000Z"),
      ]);
    });
  }),
  suite(__filename, "the commands about personal data", (store) => {
    it(
      "answer what they have done",
      async () => {
        const { chargeId } = await openCharge(store);
        await store.db("atome_qr_charge").update({ email: "somchai@example.com" });
        const ended = await runCommand("erase-personal-data", STORE_DIR, ["somchai@example.com"]);
        expect(ended).toEqual({
          code: 0,
          stdout: "The personal data of 1 payments is removed.\n",
          stderr: "",
        });
        const row = { charge_id: chargeId, email: null };
        expect(await store.db("atome_qr_charge").select()).toMatchObject([row]);
      },
      SLOW,
    );

    it(
      "say why nothing was done",
      async () => {
        const file = join(STORE_DIR, "medusa-config.ts"); // is there already
        const ended = await runCommand("export-personal-data", STORE_DIR, ["a@example.com", file]);
        expect(ended).toMatchObject({ code: 1, stdout: "" });
        expect(ended.stderr).toBe(`${file} is there already. Name a new file.\n`);
      },
      SLOW,
    );
  }),
]);
