import { type Sandbox } from "./sandbox-handle";
import { startSandbox } from "./start-sandbox";
import { clientOf, noon, startAtNoon, startReceiver } from "./test-helpers";

const inOneMinute = "2026-03-01T12:01:00Z";
let sandbox: Sandbox;
let omise: ReturnType<typeof clientOf>;
beforeAll(async () => {
  sandbox = await startAtNoon();
  omise = clientOf(sandbox);
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

async function eventKeys(): Promise<string[]> {
  const { json } = await omise.get("/events");
  return (json as { data: { key: string }[] }).data.map(({ key }) => key);
}

describe("expiry by the clock", () => {
  it("comes at the second of expires_at, not before", async () => {
    const { id } = await omise.charge({ expires_at: inOneMinute });
    sandbox.clock.advance(59_999);
    expect((await omise.get(`/charges/${id}`)).json).toMatchObject({ status: "pending" });
    sandbox.clock.advance(1);
    expect((await omise.get(`/charges/${id}`)).json).toMatchObject({
      status: "expired",
      expired: true,
      failure_code: null,
      expires_at: inOneMinute,
      expired_at: inOneMinute,
      source: { charge_status: "expired" },
    });
    expect(await eventKeys()).toEqual(["charge.create", "charge.expire"]);
  });

  it("can look like a failure", async () => {
    sandbox.faults.expiryShape = "failed";
    const { id } = await omise.charge({ expires_at: inOneMinute });
    sandbox.clock.advance(60_000);
    expect((await omise.get(`/charges/${id}`)).json).toMatchObject({
      status: "failed",
      expired: false,
      failure_code: "payment_expired",
    });
    expect(await eventKeys()).toEqual(["charge.create", "charge.complete"]);
  });

  it("is noticed on a read although no timer has run", async () => {
    let now = noon;
    const own = await startSandbox({ now: () => now });
    try {
      const { id } = await clientOf(own).charge({ expires_at: inOneMinute });
      now += 60_000;
      expect((await clientOf(own).get(`/charges/${id}`)).json).toMatchObject({ status: "expired" });
    } finally {
      await own.close();
    }
  });

  it("sends its webhook by timer, although nobody asks", async () => {
    const receiver = await startReceiver();
    let now = noon + 999;
    const own = await startSandbox({ now: () => now });
    try {
      own.setWebhookUrl("th", receiver.url);
      await clientOf(own).charge({ expires_at: "2026-03-01T12:00:30Z" });
      // The next charge sets the timer anew, and by then the first is due in a moment.
      now = noon + 29_990;
      await clientOf(own).charge();
      now = noon + 30_000;
      await receiver.comes("charge.expire");
    } finally {
      await own.close();
      await receiver.close();
    }
  });
});

describe("POST /charges/:id/expire", () => {
  it("expires a pending charge and moves expires_at to that moment", async () => {
    const { id } = await omise.charge();
    sandbox.clock.advance(5_000);
    expect((await omise.post(`/charges/${id}/expire`)).json).toMatchObject({
      status: "expired",
      expires_at: "2026-03-01T12:00:05Z",
      expired_at: "2026-03-01T12:00:05Z",
    });
  });

  it("refuses a paid and an expired charge", async () => {
    const { id } = await omise.charge();
    sandbox.pay(id);
    const { status, json } = await omise.post(`/charges/${id}/expire`);
    expect([status, json]).toMatchObject([400, { code: "failed_expire" }]);
    expect(sandbox.charge(id).status).toBe("successful");
    const other = await omise.charge();
    sandbox.expire(other.id);
    const again = await omise.post(`/charges/${other.id}/expire`);
    expect([again.status, again.json]).toMatchObject([400, { code: "failed_expire" }]);
    expect(() => sandbox.pay(other.id)).toThrow("charge expired");
  });
});
