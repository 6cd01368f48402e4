import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Snapshot } from "./store";
import { clientOf, fiveHundredBahtByRedirect, startAtNoon } from "./test-helpers";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sandbox-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the state file", () => {
  it("lets a restart go on where it stopped", async () => {
    const stateFile = join(folder, "deep", "state.json");
    const first = await startAtNoon({ stateFile });
    first.setWebhookUrl("th", "http://127.0.0.1:1/th");
    const pending = await clientOf(first).charge({ expires_at: "2026-03-01T12:10:00Z" });
    const paid = await clientOf(first).charge();
    first.pay(paid.id);
    first.refund(paid.id, 100);
    first.clock.advance(60_000);
    await first.webhooks.settled();
    const before = first.charges();
    await first.close();
    expect(readdirSync(join(folder, "deep"))).toEqual(["state.json"]);

    const second = await startAtNoon({ stateFile, publicUrl: first.publicUrl });
    try {
      expect(second.charges()).toEqual(before);
      expect(second.accounts[0]?.webhookUrl).toBe("http://127.0.0.1:1/th");
      expect(second.webhooks.deliveries).toHaveLength(4);
      const { json } = await clientOf(second).get("/events");
      expect(json).toMatchObject({ total: 4 });
      // What is paid or due after the restart shows on the source too.
      second.clock.advance(9 * 60_000);
      expect(second.charge(pending.id)).toMatchObject({
        status: "expired",
        source: { charge_status: "expired" },
      });
    } finally {
      await second.close();
    }
  });

  it("keeps redirects, and one of a sandbox that knew only codes is read", async () => {
    const stateFile = join(folder, "state.json");
    const first = await startAtNoon({ stateFile });
    const code = await clientOf(first).charge();
    const redirect = await clientOf(first).charge(fiveHundredBahtByRedirect);
    const { publicUrl } = first;
    const before = first.charges();
    await first.close();
    forgetRedirects(stateFile, code.id);

    const second = await startAtNoon({ stateFile, publicUrl });
    try {
      expect(second.charges()).toEqual(before);
      expect(second.pay(code.id)).toMatchObject({ status: "successful", return_uri: null });
      const link = (redirect.authorize_uri ?? "").replace(publicUrl, second.url);
      const page = await (await fetch(link)).text();
      expect(page).toContain('data-status="pending"');
    } finally {
      await second.close();
    }
  });

  it("of something else is refused", async () => {
    const stateFile = join(folder, "other.json");
    writeFileSync(stateFile, "{}");
    await expect(startAtNoon({ stateFile })).rejects.toThrow("not a sandbox state file");
  });
});

it("close can be called twice and leaves the port free", async () => {
  const first = await startAtNoon();
  const port = Number(new URL(first.url).port);
  await Promise.all([first.close(), first.close()]);
  const second = await startAtNoon({ port });
  await second.close();
});

/** Leaves a charge in the file as it was written before there were redirects. */
function forgetRedirects(stateFile: string, chargeId: string): void {
  const snapshot = JSON.parse(readFileSync(stateFile, "utf8")) as Snapshot;
  for (const charge of snapshot.charges) {
    if (charge.id !== chargeId) continue;
    delete charge.returnUri;
    delete charge.source.type;
  }
  writeFileSync(stateFile, JSON.stringify(snapshot));
}
