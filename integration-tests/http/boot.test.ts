import { execFile } from "node:child_process";
import { join } from "node:path";

const STORE_DIR = join(__dirname, "../broken-store");

/** Boots a store that lacks something, in a process of its own; answers how that ended. */
function boot(broken: string): Promise<{ code: number; output: string }> {
  const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD } = process.env;
  const DATABASE_URL = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/postgres`;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "boot.ts"],
      {
        cwd: STORE_DIR,
        timeout: 60_000,
        env: { ...process.env, DATABASE_URL, BROKEN: broken, NODE_OPTIONS: "" },
      },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, output: stdout + stderr }),
    );
  });
}

describe("a store does not start", () => {
  it("when the payment module has no dependencies, and shows the line to add", async () => {
    const { code, output } = await boot("dependencies");
    expect(code).toBe(1);
    expect(output).toContain('dependencies: ["atomeQr", "query"],   // <- add this line');
  });

  it("when the plugin is not loaded, and shows the line to add", async () => {
    const { code, output } = await boot("plugin");
    expect(code).toBe(1);
    expect(output).toContain('plugins: [{ resolve: "medusa-payment-atome-qr", options: {} }],');
  });

  it("when options are wrong, naming every mistake and no value", async () => {
    const { code, output } = await boot("options");
    expect(code).toBe(1);
    expect(output).toContain("secretKey must start with skey_");
    expect(output).toContain("webhookSecret is missing");
    expect(output).toContain("expiresInSeconds");
    expect(output).not.toContain("pkey_test_pasted_the_wrong_one");
  });

  it("when the plugin's own options are wrong, naming every mistake", async () => {
    const { code, output } = await boot("plugin options");
    expect(code).toBe(1);
    expect(output).toContain("the plugin's options need attention");
    expect(output).toContain("backendUrl must be an https://");
    expect(output).toContain('Unrecognized key: "lang"');
  });
});
