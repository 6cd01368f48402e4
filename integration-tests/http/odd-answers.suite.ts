import { openCharge } from "../support/given-charges";

import { ATTEMPTS_BEFORE_ATTENTION } from "../../src/domain/retry";
import { runJob, runNextJob } from "../support/job";
import { later } from "../support/later";
import { suite } from "../support/store-suite";

const HOUR = 3_600;

/** All that decides nothing, each as no document says that it can be. */
const ODD = {
  refundable: "yes",
  partially_refundable: 1,
  refunded_amount: null,
  refunds: { object: "list", data: [{ object: "refund", id: 5 }] },
  failure_code: 0,
  failure_message: ["none"],
  created_at: "",
  paid_at: "",
  expires_at: "soon",
  expired_at: 17,
  source: { object: "source", type: 4, scannable_code: { image: "none" } },
  dispute: "none",
};

export default suite(__filename, "answers of Omise that say odd things", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  const distort = (charge: string, fields: Record<string, unknown>) =>
    store.sandbox.faults.add({ match: "*", kind: "odd_charge", charge, fields });

  const rowOf = (chargeId: string) =>
    store.db("atome_qr_charge").where({ charge_id: chargeId }).first<Record<string, unknown>>();

  it("a new charge of another amount is not shown, and its shopper reads nothing of keys", async () => {
    const shopper = await store.shopper();
    distort("*", { amount: 100 });

    const answer = await shopper.refusedPayment();

    expect(answer).toMatchObject({
      status: 400,
      data: {
        code: "charge_mismatch",
        message:
          "This cannot be paid with Atome QR at the moment. Please choose another way to pay.",
      },
    });
    store.sandbox.faults.clear();
    expect(store.sandbox.charges()).toMatchObject([{ status: "expired" }]);
  });

  it.each([
    ["asked for alone", 0],
    ["shown in a list", 2],
  ])("a paid charge becomes its order, whatever else is said of it: %s", async (_how, others) => {
    const { session, chargeId } = await openCharge(store);
    for (let other = 0; other < others; other++) {
      await openCharge(store);
    }
    const image = (await rowOf(chargeId)).download_uri;
    store.sandbox.pay(chargeId);
    distort(chargeId, ODD);

    await runNextJob(store);

    expect(await rowOf(chargeId)).toMatchObject({
      status: "paid",
      session_id: session.id,
      order_id: expect.any(String) as string,
      refunded_amount: 0,
      download_uri: image,
      attention: null,
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ["without a status", { status: null }],
    ["of an amount in words", { amount: "many" }],
    ["that is no charge", { object: "surprise" }],
  ])("a charge %s hides none of those beside it", async (_what, fields) => {
    const [one, odd, other] = [
      await openCharge(store),
      await openCharge(store),
      await openCharge(store),
    ];
    [one, odd, other].forEach(({ chargeId }) => store.sandbox.pay(chargeId));
    distort(odd.chargeId, fields);

    await runNextJob(store);

    for (const { chargeId } of [one, other]) {
      expect((await rowOf(chargeId)).order_id).toEqual(expect.any(String));
    }
    expect(await rowOf(odd.chargeId)).toMatchObject({ status: "pending", attempts: 1 });
    store.sandbox.faults.clear();
    await runNextJob(store);
    expect((await rowOf(odd.chargeId)).order_id).toEqual(expect.any(String));
  });

  it("a charge whose answer was lost is found beside one that cannot be read", async () => {
    const odd = await openCharge(store);
    distort(odd.chargeId, { amount: null });
    const shopper = await store.shopper();
    store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });

    const session = await shopper.choosePayment();

    expect(session.data.charge_id).toMatch(/^chrg_/);
    expect(store.sandbox.charges()).toHaveLength(2);
  });

  it("a refund that cannot be read hides none beside it, and is told to staff", async () => {
    const { chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    await runNextJob(store);
    store.sandbox.refund(chargeId, 5_000);
    const odd = store.sandbox.refund(chargeId, 3_000);
    distort(odd.id, { amount: "many" });
    await later(store, HOUR);
    await runJob(store);
    const amounts = async () => {
      const rows = await store
        .db("refund")
        .orderBy("amount")
        .select<{ amount: string }[]>("amount");
      return rows.map(({ amount }) => Number(amount));
    };
    expect(await amounts()).toEqual([50]);

    await later(store, HOUR);
    await runJob(store);
    expect(await rowOf(chargeId)).toMatchObject({ attempts: 1, attention: null });
    await store.db("atome_qr_charge").update({ attempts: ATTEMPTS_BEFORE_ATTENTION - 1 });
    await later(store, HOUR);
    await runJob(store);
    expect(await rowOf(chargeId)).toMatchObject({ attention: "reconciliation_failing" });

    store.sandbox.faults.clear();
    for (let time = 0; time < 2; time++) {
      await later(store, HOUR);
      await runJob(store);
    }
    expect(await amounts()).toEqual([30, 50]);
    expect(await rowOf(chargeId)).toMatchObject({ shown_refunded_amount: 8_000, attention: null });
  });

  it("a dispute that cannot be read is told to staff", async () => {
    const { chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    distort(chargeId, { dispute: { object: "dispute", id: "dspt_test_odd", status: 5 } });

    await runNextJob(store);

    expect(await rowOf(chargeId)).toMatchObject({
      order_id: expect.any(String) as string,
      attention: "disputed",
    });
  });

  it("a refund whose amount the charge does not say is not forgotten", async () => {
    const { chargeId } = await openCharge(store);
    store.sandbox.pay(chargeId);
    await runNextJob(store);
    store.sandbox.refund(chargeId, 5_000);
    await store.db("atome_qr_charge").update({ next_check_at: store.db.raw("now()") });
    await runNextJob(store);
    expect(await rowOf(chargeId)).toMatchObject({ refunded_amount: 5_000 });

    distort(chargeId, { refunded_amount: "some" });
    await store.db("atome_qr_charge").update({ next_check_at: store.db.raw("now()") });
    await runNextJob(store);

    expect(await rowOf(chargeId)).toMatchObject({ refunded_amount: 5_000 });
  });
});
