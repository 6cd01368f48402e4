import { type Sandbox } from "./sandbox-handle";
import { startSandbox } from "./start-sandbox";
import { clientOf, noon, startAtNoon, startReceiver } from "./test-helpers";

const MINUTE_MS = 60_000;
let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon();
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const beLate = (match: string) =>
  sandbox.faults.add({ match, kind: "late", ms: 5 * MINUTE_MS, times: 1 });

describe("a late request", () => {
  it("makes its charge when its time has come, not before", async () => {
    beLate("POST /charges");
    await expect(omise.charge({ metadata: { attempt_id: "a" } })).rejects.toThrow("fetch failed");
    expect(sandbox.requests).toMatchObject([{ status: null, faults: ["late"] }]);
    sandbox.clock.advance(5 * MINUTE_MS - 1);
    expect(sandbox.charges()).toEqual([]);
    sandbox.clock.advance(1);
    expect(sandbox.charges()).toMatchObject([{ metadata: { attempt_id: "a" } }]);
  });

  it("happens at its own moment, however far the clock moves on", async () => {
    beLate("POST /charges");
    await expect(omise.charge()).rejects.toThrow("fetch failed");
    sandbox.clock.advance(24 * 60 * MINUTE_MS);
    expect(sandbox.charges()).toMatchObject([
      { created_at: "2026-03-01T12:05:00Z", status: "expired" },
    ]);
  });

  it("refunds late, or not at all when there is nothing left by then", async () => {
    const { id } = await omise.charge();
    sandbox.pay(id);
    const path = `/charges/${id}/refunds`;
    beLate(`POST ${path}`);
    await expect(omise.post(path, { amount: 30_000 })).rejects.toThrow("fetch failed");
    expect(sandbox.charge(id).refunds.data).toEqual([]);
    sandbox.clock.advance(5 * MINUTE_MS);
    expect(sandbox.charge(id)).toMatchObject({ refunded_amount: 30_000 });

    beLate(`POST ${path}`);
    await expect(omise.post(path, { amount: 20_000 })).rejects.toThrow("fetch failed");
    sandbox.refund(id);
    sandbox.clock.advance(5 * MINUTE_MS);
    expect(sandbox.charge(id).refunds.data).toHaveLength(2);
  });

  it("is carried out by timer, although nobody asks", async () => {
    const receiver = await startReceiver();
    let now = noon;
    const own = await startSandbox({ now: () => now });
    try {
      own.setWebhookUrl("th", receiver.url);
      own.faults.add({ match: "POST /charges", kind: "late", ms: 20, times: 1 });
      await expect(clientOf(own).charge()).rejects.toThrow("fetch failed");
      now += 20;
      await receiver.comes("charge.create");
    } finally {
      await own.close();
      await receiver.close();
    }
  });

  it("is dropped by a reset", async () => {
    beLate("POST /charges");
    await expect(omise.charge()).rejects.toThrow("fetch failed");
    await sandbox.reset();
    sandbox.clock.advance(5 * MINUTE_MS);
    expect(sandbox.charges()).toEqual([]);
  });
});

describe("a charge paid after all", () => {
  it("was failed or expired, and is successful from now on", async () => {
    const [failed, expired] = [await omise.charge(), await omise.charge()];
    sandbox.fail(failed.id);
    sandbox.expire(expired.id);
    sandbox.clock.advance(MINUTE_MS);
    for (const { id } of [failed, expired]) {
      expect(sandbox.payLate(id)).toMatchObject({
        status: "successful",
        paid: true,
        paid_at: "2026-03-01T12:01:00Z",
        expired: false,
        expired_at: null,
        failure_code: null,
        failure_message: null,
        refundable: true,
      });
    }
    expect(() => sandbox.payLate(failed.id)).toThrow("charge is successful");
    const { id } = await omise.charge();
    expect(() => sandbox.payLate(id)).toThrow("charge is pending");
  });

  it("has an event and a webhook only when asked for", async () => {
    const eventKeys = async () =>
      ((await omise.get("/events")).json as { data: { key: string }[] }).data.map(({ key }) => key);
    const { id } = await omise.charge();
    sandbox.expire(id);
    sandbox.payLate(id);
    expect(await eventKeys()).toEqual(["charge.create", "charge.expire"]);
    const other = await omise.charge();
    sandbox.expire(other.id);
    await omise.post(`/_sandbox/charges/${other.id}/pay_late`, { webhook: true });
    expect((await eventKeys()).slice(2)).toEqual([
      "charge.create",
      "charge.expire",
      "charge.complete",
    ]);
  });
});
