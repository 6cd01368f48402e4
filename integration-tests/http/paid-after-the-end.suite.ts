import { MAX_ATTEMPTS } from "../../src/domain/retry";
import { runJob } from "../support/job";
import { runJobLater } from "../support/later";
import { ledgerRow } from "../support/ledger-row";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { webhooksHandled } from "../support/webhook";

const SIX_MINUTES = 360;
const DAY = 24 * 60 * 60;

export default suite(__filename, "a charge that is paid after its end", (store) => {
  async function endedCharge(end: "expire" | "fail" = "expire") {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    const chargeId = session.data.charge_id;
    store.sandbox[end](chargeId);
    await waitFor(async () => {
      const row = await store
        .db("atome_qr_charge")
        .where({ charge_id: chargeId })
        .first<{ finalized_at: Date | null }>("finalized_at");
      expect(row?.finalized_at).not.toBeNull();
    });
    await webhooksHandled(store);
    return { shopper, session, chargeId };
  }

  /** The rows become older, and not their creation: by that, Omise's list is read. */
  async function wait(minutes: number): Promise<void> {
    const earlier = (column: string) =>
      store.db.raw(`${column} - make_interval(mins => ?)`, [minutes]);
    await store.db("atome_qr_charge").update({
      status_since: earlier("status_since"),
      next_check_at: earlier("next_check_at"),
    });
  }

  const asked = () => store.sandbox.requests.map(({ method, path }) => `${method} ${path}`);

  it.each(["expire", "fail"] as const)("%s: becomes its order", async (end) => {
    const { session, chargeId } = await endedCharge(end);
    store.sandbox.payLate(chargeId);

    await runJobLater(store, SIX_MINUTES);

    const staff = await store.staff();
    const [{ id }] = await staff.orders();
    expect(await staff.order(id)).toMatchObject({
      payment_status: "captured",
      total: session.amount,
    });
  });

  it("withdrawn for another method, goes back", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    await shopper.choosePayment("pp_system_default");
    await shopper.complete();
    await store.sandbox.webhooks.settled();
    store.sandbox.payLate(session.data.charge_id);

    await runJobLater(store, SIX_MINUTES);

    const { refunds } = store.sandbox.charge(session.data.charge_id);
    expect(refunds.data).toMatchObject([{ amount: session.amount * 100 }]);
  });

  it("is found by the page, at growing intervals, for a day and no longer", async () => {
    await Promise.all([endedCharge(), endedCharge(), endedCharge()]);
    const looks: number[] = [];
    let minutes = 0;
    for (const step of [1, 5, 3, 4, 10, 5, 30, 120, 360, 720, 360, 24 * 60, 7 * 24 * 60]) {
      await wait(step);
      minutes += step;
      store.sandbox.clearRequests();
      await runJob(store);
      if (asked().length > 0) {
        expect(asked()).toEqual(["GET /charges"]);
        looks.push(minutes);
      }
    }
    expect(looks[0]).toBeLessThanOrEqual(6);
    expect(looks.filter((at) => at <= 60).length).toBeLessThan(6);
    expect(looks.some((at) => at >= 24 * 60)).toBe(true);
    expect(looks.at(-1)).toBeLessThan(3 * 24 * 60);
  });

  it("although Omise had shown no charge for the attempt: its code is expired", async () => {
    const shopper = await store.shopper();
    store.sandbox.faults.add({ match: "POST /charges", kind: "late", ms: 9 * 60_000, times: 1 });
    const { payment_collection } = await shopper.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: shopper.cartId },
    );
    const path = `/store/payment-collections/${payment_collection.id}/payment-sessions`;
    const answer = await shopper.refused("post", path, { provider_id: "pp_atome-qr_th" });
    expect(answer).toMatchObject({ status: 500, data: { code: "outcome_unknown" } });
    const ago = (minutes: number) =>
      store.db.raw("created_at - make_interval(mins => ?)", [minutes]);
    await store.db("atome_qr_charge").update({ created_at: ago(11) });
    await wait(1);
    await runJob(store);
    expect(await store.db("atome_qr_charge").first("status", "failure_code")).toEqual({
      status: "failed",
      failure_code: "not_created",
    });
    await store.db("atome_qr_charge").update({ created_at: ago(-9) });

    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.clock.advance(9 * 60_000);
    expect(store.sandbox.charges()).toMatchObject([{ status: "pending" }]);
    await wait(6);
    await runJob(store);
    await store.db("atome_qr_charge").update({ created_at: ago(9) });
    await wait(2);
    await runJob(store);

    expect(store.sandbox.charges()).toMatchObject([{ status: "expired" }]);
  });

  describe("whose last look fails", () => {
    async function lastLookFails() {
      const { chargeId } = await endedCharge();
      store.sandbox.payLate(chargeId);
      const match = `GET /charges/${chargeId}`;
      store.sandbox.faults.add({ match, kind: "error", status: 500 });
      await wait(25 * 60);
      await runJob(store);
    }

    it("is looked at again, and becomes its order", async () => {
      await lastLookFails();
      store.sandbox.faults.clear();

      await wait(6);
      await runJob(store);

      expect(await (await store.staff()).orders()).toHaveLength(1);
    });

    it("for half a day, is told to staff, and left", async () => {
      await lastLookFails();
      expect(await ledgerRow(store)).toMatchObject({ attempts: 1, attention: null });
      await store.db("atome_qr_charge").update({ attempts: MAX_ATTEMPTS - 1 });
      await wait(60);
      await runJob(store);
      expect(await ledgerRow(store)).toMatchObject({ attention: "reconciliation_failing" });

      store.sandbox.clearRequests();
      await wait(24 * 60);
      await runJob(store);
      expect(asked()).toEqual([]);
    });
  });

  it("that Omise refused to make is never looked for", async () => {
    const shopper = await store.shopper();
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 400 });
    await shopper.choosePayment().catch(() => undefined);
    store.sandbox.faults.clear();
    store.sandbox.clearRequests();

    await runJobLater(store, SIX_MINUTES);
    await runJobLater(store, DAY);

    expect(asked()).toEqual([]);
  });
});
