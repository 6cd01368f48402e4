import { execFile, spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");
const { bin, version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  bin: Record<string, string>;
  version: string;
};
const BIN = join(ROOT, bin["medusa-payment-atome-qr"]);

/** Runs the command to its end, elsewhere than in a store. */
function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [BIN, ...args],
      { cwd: __dirname, timeout: 60_000 },
      (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
    );
  });
}

/** Starts the sandbox, and waits until all is printed. */
async function startSandbox(...args: string[]) {
  const child = spawn(process.execPath, [BIN, "sandbox", "--port", "0", ...args]);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let text = "";
  for await (const part of child.stdout) {
    text += String(part);
    if (text.includes("Ctrl-C")) break;
  }
  return { child, ended, text };
}

describe("npx medusa-payment-atome-qr", () => {
  it("is a file that systems can run", () => {
    expect(readFileSync(BIN, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(statSync(BIN).isFile()).toBe(true);
  });

  it("tells its version and its commands", async () => {
    expect(await run("--version")).toMatchObject({ code: 0, stdout: `${version}\n` });
    expect((await run("--help")).stdout).toMatch(/sandbox .*\n.*doctor /);
    expect((await run("sandbox", "--help")).stdout).toContain("--country <id>");
    expect((await run("doctor", "--help")).stdout).toContain("--json");
  }, 60_000);

  it.each([
    [
      ["nonsense"],
      'There is no command "nonsense". There are: sandbox, doctor, take-over, export-personal-data, erase-personal-data.\n',
    ],
    [["sandbox", "--nonsense"], "Unknown option '--nonsense'. See --help.\n"],
    [["doctor", "--nonsense"], "Unknown option '--nonsense'. See --help.\n"],
    [["take-over", "now"], "take-over takes nothing. See --help.\n"],
    [["erase-personal-data", "somchai"], '"somchai" is no e-mail address.\n'],
  ])("refuses %j in one line", async (args, stderr) => {
    expect(await run(...args)).toEqual({ code: 1, stdout: "", stderr });
  });

  it("starts an Omise with the keys that it prints, until it is interrupted", async () => {
    const { child, ended, text } = await startSandbox("--country", "my");
    try {
      const [, url] = /^OMISE_API_URL=(\S+)$/m.exec(text)!;
      const [, key] = /^OMISE_SECRET_KEY_MY=(\S+)$/m.exec(text)!;
      const authorization = `Basic ${Buffer.from(`${key}:`).toString("base64")}`;
      const account = await fetch(`${url}/account`, { headers: { authorization } });
      expect(await account.json()).toMatchObject({
        currency: "MYR",
        webhook_uri: "http://localhost:9000/hooks/atome-qr/my",
      });
      expect((await fetch(`${url}/`)).status).toBe(200);
    } finally {
      // npm passes on what the terminal has sent already; both come before the first is answered.
      child.kill("SIGSTOP");
      child.kill("SIGINT");
      child.kill("SIGTERM");
      child.kill("SIGCONT");
    }
    expect(await ended).toBe(0);
  }, 60_000);

  it("says which port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await run("sandbox", "--port", String(port));
    other.close();
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(stderr).toContain("--port");
  }, 60_000);

  it("looks for a store only where there is one", async () => {
    const { code, stderr } = await run("doctor");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Run it in the store's folder/);
  }, 60_000);
});
