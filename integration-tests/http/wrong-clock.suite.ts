import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { AtomeAdmin } from "../support/atome-admin";
import { minuteLater, runJob } from "../support/job";
import { ledgerRow } from "../support/ledger-row";
import { PayLink } from "../support/pay-page";
import { shiftClock } from "../support/shift-clock";
import { type Shopper } from "../support/shopper";
import { suite } from "../support/store-suite";

const MINUTE = 60_000;

const secondsBetween = (from: string | Date, to: string | Date) =>
  (new Date(to).getTime() - new Date(from).getTime()) / 1000;

export default suite(__filename, "a process whose clock is minutes wrong", (store) => {
  let setRight: () => void;
  let shopper: Shopper;

  const lose = (match: string) =>
    store.sandbox.faults.add({ match, kind: "lost_answer", times: 1 });

  async function databaseNow(): Promise<Date> {
    const { rows } = await store.db.raw<{ rows: [{ now: Date }] }>("select now()");
    return rows[0].now;
  }

  describe.each([
    ["ahead", 6 * MINUTE],
    ["behind", -6 * MINUTE],
  ])("%s", (_how, ms) => {
    beforeEach(async () => {
      shopper = await store.shopper();
      setRight = shiftClock(ms);
    });

    afterEach(() => setRight());

    it("gives a code its lifetime, and tells it to shoppers by the right time", async () => {
      const admin = await AtomeAdmin.logIn(store);
      await admin.override({ scope: "store", expires_in_seconds: 300 });

      const session = await shopper.choosePayment();

      const atOmise = store.sandbox.charge(session.data.charge_id);
      const row = await ledgerRow(store);
      const headers = { "x-publishable-api-key": store.publishableKey };
      const dates = await Promise.all(
        [`/store/atome-qr/payment-sessions/${session.id}`, `/store/carts/${shopper.cartId}`].map(
          async (path) => String((await store.api.get(path, { headers })).headers.date),
        ),
      );
      for (const [from, to] of [
        [atOmise.created_at, atOmise.expires_at],
        ...[row.created_at, ...dates].map((date) => [date, row.expires_at!]),
      ]) {
        expect(secondsBetween(from, to)).toBeGreaterThanOrEqual(270);
        expect(secondsBetween(from, to)).toBeLessThanOrEqual(310);
      }
      const { html } = await PayLink.of(store, session).open();
      const countdown = Number(/data-countdown="(\d+)"/.exec(html)?.[1]);
      expect(countdown).toBeGreaterThan(200);
      expect(countdown).toBeLessThanOrEqual(310);
    });

    it("finds a charge whose answer was lost", async () => {
      lose("POST /charges");
      const { data } = await shopper.choosePayment();
      expect(store.sandbox.charges().map(({ id }) => id)).toEqual([data.charge_id]);
    });

    it("notes when a charge was paid, and its refund window", async () => {
      const session = await shopper.choosePayment();
      store.sandbox.pay(session.data.charge_id);
      await shopper.waitForOrder(session.id);

      const { created_at: made, paid_at: paid } = await ledgerRow(store);

      expect(Math.abs(secondsBetween(made, paid!))).toBeLessThan(60);
    });

    it("does not give up a young code that Omise does not show for a moment", async () => {
      const { data } = await shopper.choosePayment();
      store.sandbox.faults.add({
        match: "GET /charges/:id",
        kind: "error",
        status: 404,
        code: "not_found",
        times: 4,
      });
      await minuteLater(store);

      await runJob(store);

      expect(await ledgerRow(store)).toMatchObject({
        charge_id: data.charge_id,
        status: "pending",
        attention: null,
      });
    });

    it("lets a pay link live until a day after its code", async () => {
      const link = PayLink.of(store, await shopper.choosePayment());
      const end = (seconds: number): Knex.Raw =>
        store.db.raw("now() - interval '24 hours' + make_interval(secs => ?)", [seconds]);
      const statusAfter = async (seconds: number) => {
        await store.db("atome_qr_charge").update({ expires_at: end(seconds) });
        return (await link.open()).status;
      };
      expect(await statusAfter(120)).toBe(200);
      expect(await statusAfter(-120)).toBe(404);
    });

    it("learns the time anew when its clock is set", async () => {
      await shopper.choosePayment();
      setRight();

      const session = await (await store.shopper()).choosePayment();

      const age = secondsBetween(await databaseNow(), String(session.data.expires_at));
      expect(age).toBeGreaterThan(12 * 3600 - 60);
      expect(age).toBeLessThanOrEqual(12 * 3600 + 10);
    });
  });
});
