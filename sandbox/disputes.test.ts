import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connectSandbox } from "./connect-sandbox";
import { type Sandbox } from "./sandbox-handle";
import { clientOf, startAtNoon, startReceiver } from "./test-helpers";

let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon();
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function paidCharge(): Promise<string> {
  const { id } = await omise.charge();
  sandbox.pay(id);
  return id;
}

const read = async (id: string, headers?: Record<string, string>) =>
  (await omise.get(`/charges/${id}`, headers)).json;
const refund = async (id: string, amount: number) =>
  (await omise.post(`/charges/${id}/refunds`, { amount })).json;

describe("a dispute", () => {
  it("is about the rest of the charge and shows on it", async () => {
    const id = await paidCharge();
    expect(await read(id)).toMatchObject({ dispute: null });
    sandbox.refund(id, 20_000);
    const dispute = sandbox.dispute(id);
    expect(dispute).toMatchObject({
      object: "dispute",
      id: expect.stringMatching(/^dspt_test_[0-9a-z]{19}$/) as string,
      livemode: false,
      location: `/disputes/${dispute.id}`,
      amount: 30_000,
      currency: "THB",
      status: "open",
      message: null,
      charge: id,
      created_at: "2026-03-01T12:00:00Z",
      closed_at: null,
    });
    expect(await read(id)).toMatchObject({ status: "successful", dispute });
  });

  it("has the older version's field names in the older version", async () => {
    const id = await paidCharge();
    sandbox.dispute(id, 1_000);
    expect(await read(id, { "Omise-Version": "2017-11-02" })).toMatchObject({
      dispute: { amount: 1_000, currency: "thb", created: "2026-03-01T12:00:00Z" },
    });
  });

  it("needs a paid charge, money that is left, and no other open dispute", async () => {
    const { id: unpaid } = await omise.charge();
    expect(() => sandbox.dispute(unpaid)).toThrow("charge was not paid");
    const id = await paidCharge();
    expect(() => sandbox.dispute(id, 50_001)).toThrow("amount is greater than the 50000 left");
    expect(() => sandbox.dispute(id, 0)).toThrow("amount must be greater than 0");
    expect(() => sandbox.closeDispute(id, "won")).toThrow("charge has no open dispute");
    sandbox.dispute(id, 1_000);
    expect(() => sandbox.dispute(id, 1_000)).toThrow("charge already has an open dispute");
    sandbox.closeDispute(id, "won");
    expect(sandbox.dispute(id, 2_000)).toMatchObject({ amount: 2_000 });
  });

  it("takes the money when it is lost, without counting as a refund", async () => {
    const id = await paidCharge();
    sandbox.dispute(id, 30_000);
    sandbox.clock.advance(60_000);
    expect(sandbox.closeDispute(id, "lost")).toMatchObject({
      status: "lost",
      closed_at: "2026-03-01T12:01:00Z",
    });
    expect(await refund(id, 20_001)).toMatchObject({ code: "failed_refund" });
    expect(await refund(id, 20_000)).toMatchObject({ object: "refund" });
    expect(await read(id)).toMatchObject({
      refunded_amount: 20_000,
      refundable: false,
      dispute: { status: "lost", amount: 30_000 },
    });
  });

  it("leaves the money when it is won", async () => {
    const id = await paidCharge();
    sandbox.dispute(id);
    expect(sandbox.closeDispute(id, "won")).toMatchObject({ status: "won" });
    expect(await refund(id, 50_000)).toMatchObject({ object: "refund" });
  });

  it("cannot be lost when its money was refunded meanwhile", async () => {
    const id = await paidCharge();
    sandbox.dispute(id);
    sandbox.refund(id, 1);
    expect(() => sandbox.closeDispute(id, "lost")).toThrow(
      "less than the dispute's amount is left",
    );
    expect(sandbox.charge(id).dispute).toMatchObject({ status: "open" });
  });

  it("tells the store by signed webhooks with the dispute as it was", async () => {
    const receiver = await startReceiver();
    try {
      sandbox.setWebhookUrl("th", receiver.url);
      const id = await paidCharge();
      sandbox.dispute(id);
      sandbox.closeDispute(id, "lost");
      await sandbox.webhooks.settled();
      expect(receiver.keys().slice(2)).toEqual(["dispute.create", "dispute.close"]);
      const [created, closed] = receiver.received.slice(2);
      expect(created?.headers).toHaveProperty("omise-signature");
      expect(JSON.parse(created?.body ?? "")).toMatchObject({
        data: { object: "dispute", charge: id, status: "open" },
      });
      expect(JSON.parse(closed?.body ?? "")).toMatchObject({
        data: { object: "dispute", charge: id, status: "lost" },
      });
    } finally {
      await receiver.close();
    }
  });

  it("is opened and closed over HTTP too", async () => {
    const remote = connectSandbox(sandbox.url);
    const id = await paidCharge();
    expect(await remote.dispute(id, 1_000)).toMatchObject({ amount: 1_000, status: "open" });
    expect(await remote.closeDispute(id, "won")).toMatchObject({ status: "won" });
    expect(await remote.dispute(id)).toMatchObject({ amount: 50_000 });
    const nonsense = await omise.post(`/_sandbox/charges/${id}/dispute/close`, { outcome: "tie" });
    expect([nonsense.status, nonsense.json]).toMatchObject([400, { code: "bad_request" }]);
    expect(sandbox.charge(id).dispute).toMatchObject({ status: "open" });
  });
});

describe("a state file", () => {
  let folder: string;
  const started: Sandbox[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sandbox-"));
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((one) => one.close()));
    rmSync(folder, { recursive: true });
  });

  async function start(stateFile: string): Promise<Sandbox> {
    const one = await startAtNoon({ stateFile });
    started.push(one);
    return one;
  }

  it("keeps disputes, and may be of a time before there were any", async () => {
    const stateFile = join(folder, "state.json");
    const first = await start(stateFile);
    const { id } = await clientOf(first).charge();
    first.pay(id);
    const dispute = first.dispute(id);
    await first.close();
    const second = await start(stateFile);
    expect(second.charge(id).dispute).toEqual(dispute);
    await second.close();

    const older = JSON.parse(readFileSync(stateFile, "utf8")) as { charges: object[] };
    older.charges = older.charges.map((charge) => ({ ...charge, disputes: undefined }));
    writeFileSync(stateFile, JSON.stringify(older));
    const third = await start(stateFile);
    expect(third.charge(id).dispute).toBeNull();
    expect(third.dispute(id)).toMatchObject({ status: "open" });
  });
});
