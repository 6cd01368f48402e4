import { refundPaymentAndRecreatePaymentSessionWorkflow } from "@medusajs/medusa/core-flows";

import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { changesAsked } from "../support/asked-of-omise";
import { minuteLater, runJob } from "../support/job";
import { type PaymentSession, type Shopper } from "../support/shopper";
import { chargeElsewhere, makeSource } from "../support/source";
import { suite } from "../support/store-suite";

const PROVIDER = "pp_atome-qr_th";

interface SessionRow {
  payment_collection_id: string;
  data: PaymentSession["data"];
}

export default suite(__filename, "a source made with the public key", (store) => {
  async function shopperWithTotal() {
    const shopper = await store.shopper();
    return { shopper, amount: Math.round((await shopper.cart()).total * 100) };
  }

  async function shopperWithSource(of: { type?: string; off?: number } = {}) {
    const { shopper, amount } = await shopperWithTotal();
    const { off = 0, ...fields } = of;
    const sourceId = await makeSource(store, { ...fields, amount: amount + off });
    store.sandbox.clearRequests();
    return { shopper, amount, sourceId };
  }

  const pay = (shopper: Shopper, sourceId: unknown) =>
    shopper.choosePayment(PROVIDER, { source_id: sourceId });

  /** What the log says of refused sources. */
  let warned: jest.SpyInstance;
  const logged = () => warned.mock.calls.map(String).join("\n");

  beforeEach(() => {
    const { logger } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    warned = jest.spyOn(logger!, "warn");
  });

  afterEach(() => warned.mockRestore());

  /** The answer to a payment session that is refused: a shopper may be shown its message. */
  async function refusal(shopper: Shopper, sourceId: unknown) {
    const answer = await shopper.refusedPayment(PROVIDER, { source_id: sourceId });
    const { code, message } = answer.data as { code: string; message: string };
    expect(message).toMatch(/Please (try again|choose)/);
    expect(message).not.toMatch(/source|omise|src_|\bkey\b|\bmode\b/i);
    return { status: answer.status, code, message };
  }

  const requests = () => store.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

  const rows = () =>
    store.db("atome_qr_charge").orderBy("created_at") as Promise<Record<string, unknown>[]>;

  /** No charge was even asked for: Omise refuses one for a source that is no good by itself. */
  async function expectNothingBegun() {
    expect(changesAsked(store)).toEqual([]);
    expect(await rows()).toEqual([]);
    expect(await store.db("payment_session").select()).toEqual([]);
  }

  it("is read, charged once, and its payment becomes a paid order", async () => {
    const { shopper, amount, sourceId } = await shopperWithSource();

    const session = await pay(shopper, sourceId);

    expect(requests()).toEqual([`GET /sources/${sourceId}`, "POST /charges"]);
    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge).toMatchObject({ amount, currency: "THB", source: { id: sourceId } });
    expect(await rows()).toMatchObject([{ source_id: sourceId, status: "pending" }]);
    // Public, and passed on by core to the cart's next session: a used source is no use there.
    expect(session.data.source_id).toBeNull();

    store.sandbox.pay(charge.id);
    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();
    expect((await staff.order(orderId)).payment_status).toBe("captured");
  });

  it("given to two sessions at the same moment, makes one charge", async () => {
    const one = await shopperWithSource();
    const other = await shopperWithTotal();
    expect(other.amount).toBe(one.amount);
    // Both have read it, and found it unused, before either writes anything down.
    store.sandbox.faults.add({ match: "GET /sources/:id", kind: "slow", ms: 400 });

    const outcomes = await Promise.allSettled([
      pay(one.shopper, one.sourceId),
      pay(other.shopper, one.sourceId),
    ]);

    expect(requests().filter((request) => request.startsWith("GET /sources"))).toHaveLength(2);
    expect(requests().filter((request) => request === "POST /charges")).toHaveLength(1);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({ response: { data: { code: "source_used" } } });
    expect(await rows()).toHaveLength(1);
  });

  it("is charged once when Omise's answer is lost: the charge is found by its attempt", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });

    const session = await pay(shopper, sourceId);

    expect(requests().filter((request) => request === "POST /charges")).toHaveLength(1);
    expect(store.sandbox.charges()).toMatchObject([{ id: session.data.charge_id }]);
  });

  it("whose charge cannot be found after a lost answer leaves no payable code behind", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });
    store.sandbox.faults.add({ match: "GET /charges", kind: "error", status: 503 });

    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 500,
      code: "outcome_unknown",
    });
    store.sandbox.faults.clear();
    expect(await refusal(shopper, sourceId)).toMatchObject({ status: 400, code: "source_used" });
    expect(changesAsked(store)).toEqual(["POST /charges"]);

    await store.db("atome_qr_charge").update({
      created_at: store.db.raw("created_at - interval '3 minutes'"),
    });
    await minuteLater(store);
    await runJob(store);
    expect(store.sandbox.charges()).toMatchObject([{ status: "expired" }]);
  });

  it("refused by Omise is used up: the next try needs a new one, and says so", async () => {
    const { shopper, amount, sourceId } = await shopperWithSource();
    store.sandbox.faults.add({
      match: "POST /charges",
      kind: "error",
      status: 400,
      code: "invalid_charge",
      message: "amount is not allowed",
      times: 1,
    });

    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 400,
      code: "charge_rejected",
      message: expect.stringContaining("choose another way to pay") as string,
    });
    expect(await rows()).toMatchObject([
      { status: "failed", finalized_at: expect.any(Date) as Date, source_id: sourceId },
    ]);
    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 400,
      code: "source_used",
    });
    expect(logged()).toContain('a payment with "th" was refused (source_used)');
    expect(changesAsked(store)).toEqual(["POST /charges"]); // the refused one

    const session = await pay(shopper, await makeSource(store, { amount }));
    expect(session.status).toBe("pending");
  });

  it("that comes a second time is refused, and the code that it made stays", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    const session = await pay(shopper, sourceId);

    expect(await refusal(shopper, sourceId)).toMatchObject({ status: 400, code: "source_used" });

    expect(store.sandbox.charges()).toMatchObject([{ status: "pending" }]);
    const [kept] = (await shopper.cart()).payment_collection!.payment_sessions!;
    expect(kept.id).toBe(session.id);
  });

  it.each([
    ["not a text", { id: "src_test_1" }],
    ["a number", 1],
    ["empty", ""],
    ["another object's id", "chrg_test_6a1qrcharge0000001"],
    ["a path", "src_test_1/../../account"],
  ])("that is %s is refused, and Omise is not asked", async (_what, sourceId) => {
    const { shopper } = await shopperWithTotal();
    store.sandbox.clearRequests();

    expect(await refusal(shopper, sourceId)).toMatchObject({ status: 400, code: "invalid_source" });

    expect(requests()).toEqual([]);
    await expectNothingBegun();
  });

  it("that Omise does not know is a clear 404", async () => {
    const { shopper } = await shopperWithTotal();
    expect(await refusal(shopper, "src_test_6a1qrsource0000001")).toMatchObject({
      status: 404,
      code: "source_not_found",
    });
    await expectNothingBegun();
  });

  it("of another account is as unknown", async () => {
    const { shopper, amount } = await shopperWithTotal();
    const sourceId = await makeSource(store, { amount, currency: "SGD" }, "sg");
    store.sandbox.clearRequests();
    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 404,
      code: "source_not_found",
    });
    await expectNothingBegun();
  });

  it.each([
    ["of another type", { type: "promptpay" }, "promptpay"],
    ["for another amount", { off: 1 }, "Make a new source"],
  ])("%s is refused, and the log has the difference", async (_what, fields, words) => {
    const { shopper, sourceId } = await shopperWithSource(fields);
    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 400,
      code: "source_mismatch",
    });
    expect(logged()).toContain(words);
    await expectNothingBegun();
  });

  it("in another currency is refused, and the log has the difference", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    await shopper.post("/store/payment-collections", { cart_id: shopper.cartId });
    await store.db("payment_collection").update({ currency_code: "sgd" });

    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 400,
      code: "source_mismatch",
    });
    expect(logged()).toContain("The source is in THB, but SGD");
    await expectNothingBegun();
  });

  it("made in live mode is refused by a store with a test key, and Omise is not asked", async () => {
    const { shopper } = await shopperWithTotal();
    store.sandbox.clearRequests();
    expect(await refusal(shopper, "src_6a1qrsource000000001")).toMatchObject({
      status: 400,
      code: "source_mismatch",
    });
    expect(logged()).toContain("live mode");
    expect(requests()).toEqual([]);
    await expectNothingBegun();
  });

  it("that was charged elsewhere is refused as used", async () => {
    const { shopper, amount, sourceId } = await shopperWithSource();
    await chargeElsewhere(store, sourceId, amount);
    store.sandbox.clearRequests();
    expect(await refusal(shopper, sourceId)).toMatchObject({ status: 400, code: "source_used" });
    await expectNothingBegun();
  });

  it("that is charged elsewhere in the moment after it was read is refused as used", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    store.sandbox.faults.add({
      match: "POST /charges",
      kind: "error",
      status: 400,
      code: "used_token",
      times: 1,
    });
    expect(await refusal(shopper, sourceId)).toMatchObject({ status: 400, code: "source_used" });
    expect(changesAsked(store)).toEqual(["POST /charges"]);
    expect(await rows()).toMatchObject([
      { status: "failed", finalized_at: expect.any(Date) as Date },
    ]);
    expect(await store.db("payment_session").select()).toEqual([]);
  });

  it("is as good as before when Omise could not be asked about it", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    store.sandbox.faults.add({ match: "GET /sources/:id", kind: "error", status: 503, html: true });

    expect(await refusal(shopper, sourceId)).toMatchObject({
      status: 500,
      code: "omise_unavailable",
      message: expect.stringContaining("nothing was charged") as string,
    });
    await expectNothingBegun();

    store.sandbox.faults.clear();
    expect((await pay(shopper, sourceId)).status).toBe("pending");
  });

  it("is not asked for again when core makes a new session with the old one's data", async () => {
    const { shopper, sourceId } = await shopperWithSource();
    const first = await pay(shopper, sourceId);
    store.sandbox.pay(first.data.charge_id);
    const orderId = await shopper.waitForOrder(first.id);
    const [collection] = (await (await store.staff()).order(orderId)).payment_collections;
    const [{ payment_collection_id: collectionId, data }] = await store
      .db("payment_session")
      .select<SessionRow[]>("payment_collection_id", "data");

    // As its compensation does when an order cannot be completed after the payment.
    const { result } = await refundPaymentAndRecreatePaymentSessionWorkflow(store.container).run({
      input: {
        payment_collection_id: collectionId,
        provider_id: PROVIDER,
        data,
        payment_id: collection.payments[0].id,
        amount: collection.payments[0].amount,
      },
    });

    const second = (result as unknown as PaymentSession).data;
    expect(second.charge_id).not.toBe(first.data.charge_id);
    expect(store.sandbox.charge(second.charge_id)).toMatchObject({ status: "pending" });
    expect(store.sandbox.charge(second.charge_id).source.id).not.toBe(sourceId);
  });
});
