import { type Sandbox } from "./sandbox-handle";
import { clientOf, startAtNoon } from "./test-helpers";

const DAY_MS = 24 * 60 * 60 * 1000;
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

const refund = (id: string, body: object) => omise.post(`/charges/${id}/refunds`, body);

describe("refunds", () => {
  it("are closed at once and count on the charge", async () => {
    const id = await paidCharge();
    const { json } = await refund(id, { amount: 20_000, metadata: { refund_id: "ref_1" } });
    expect(json).toMatchObject({
      object: "refund",
      amount: 20_000,
      currency: "THB",
      charge: id,
      status: "closed",
      metadata: { refund_id: "ref_1" },
    });
    expect((await omise.get(`/charges/${id}`)).json).toMatchObject({
      refunded_amount: 20_000,
      refundable: true,
      partially_refundable: true,
      refunds: { total: 1, data: [{ amount: 20_000 }] },
    });
    const refundId = (json as { id: string }).id;
    expect((await omise.get(`/charges/${id}/refunds/${refundId}`)).json).toEqual(json);
  });

  it("stop at what is left", async () => {
    const id = await paidCharge();
    await refund(id, { amount: 20_000 });
    const { status, json } = await refund(id, { amount: 30_001 });
    expect([status, json]).toMatchObject([400, { code: "failed_refund" }]);
    expect((await refund(id, { amount: 30_000 })).status).toBe(200);
    expect(sandbox.charge(id)).toMatchObject({ refunded_amount: 50_000, refundable: false });
  });

  it("end 60 days after the payment", async () => {
    const id = await paidCharge();
    sandbox.clock.advance(60 * DAY_MS);
    expect((await refund(id, { amount: 100 })).status).toBe(200);
    sandbox.clock.advance(1);
    expect((await refund(id, { amount: 100 })).json).toMatchObject({ code: "failed_refund" });
    expect(sandbox.charge(id)).toMatchObject({ refundable: false, partially_refundable: false });
  });

  it("end after fifteen, listed in pages", async () => {
    const id = await paidCharge();
    for (let i = 1; i <= 15; i++) await refund(id, { amount: i });
    expect((await refund(id, { amount: 1 })).json).toMatchObject({ code: "failed_refund" });
    const path = `/charges/${id}/refunds?limit=2&offset=1&order=reverse_chronological`;
    expect((await omise.get(path)).json).toMatchObject({
      total: 15,
      data: [{ amount: 14 }, { amount: 13 }],
      location: `/charges/${id}/refunds`,
    });
  });

  it("are refused while nothing is paid", async () => {
    const { id } = await omise.charge();
    expect((await refund(id, { amount: 100 })).json).toMatchObject({ code: "failed_refund" });
    expect(sandbox.charge(id).refunds.data).toEqual([]);
  });

  it("by staff appear on the charge too", async () => {
    const id = await paidCharge();
    sandbox.refund(id, 5_000);
    sandbox.refund(id);
    expect((await omise.get(`/charges/${id}/refunds`)).json).toMatchObject({
      data: [{ amount: 5_000 }, { amount: 45_000 }],
    });
  });

  it("are void when the whole charge goes back before it is settled", async () => {
    const sameDay = await paidCharge();
    expect((await refund(sameDay, { amount: 50_000 })).json).toMatchObject({ voided: true });
    const nextDay = await paidCharge();
    sandbox.clock.advance(DAY_MS);
    expect((await refund(nextDay, { amount: 50_000 })).json).toMatchObject({ voided: false });
  });
});
