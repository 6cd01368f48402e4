import { AtomeAdmin } from "../support/atome-admin";
import { learnClock } from "../support/learn-clock";
import { suite } from "../support/store-suite";

const MINUTE = 60_000;

export default suite(__filename, "Omise's clock minutes from the store's", (store) => {
  async function setSkew(ms: number) {
    store.sandbox.clock.skewMs = ms;
    await learnClock(store);
  }

  afterEach(() => setSkew(0));

  const seconds = (from: string | Date, to: string | Date) =>
    (new Date(to).getTime() - new Date(from).getTime()) / 1000;

  describe.each([
    ["ahead", 6 * MINUTE],
    ["behind", -6 * MINUTE],
  ])("%s", (_how, skewMs) => {
    let admin: AtomeAdmin;

    beforeEach(async () => {
      admin = await AtomeAdmin.logIn(store);
      await setSkew(skewMs);
    });

    it("a code of five minutes lives five minutes, by either clock", async () => {
      await admin.override({ scope: "store", expires_in_seconds: 300 });
      const shopper = await store.shopper();

      const { data } = await shopper.choosePayment();

      const atOmise = store.sandbox.charge(data.charge_id);
      const row = await store.db("atome_qr_charge").first<{ created_at: Date }>();
      for (const lifetime of [
        seconds(atOmise.created_at, atOmise.expires_at),
        seconds(row.created_at, String(data.expires_at)),
      ]) {
        expect(lifetime).toBeGreaterThanOrEqual(297);
        expect(lifetime).toBeLessThanOrEqual(310);
      }
    });

    it("a paid charge becomes its order by its webhook, and was paid just now", async () => {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment();

      store.sandbox.pay(session.data.charge_id);
      await shopper.waitForOrder(session.id);

      await store.sandbox.webhooks.settled();
      expect(store.sandbox.webhooks.deliveries.map(({ status }) => status)).toContain(200);
      const row = await store.db("atome_qr_charge").first<{ created_at: Date; paid_at: Date }>();
      expect(Math.abs(seconds(row.created_at, row.paid_at))).toBeLessThan(60);
    });

    it("a charge whose answer was lost is found", async () => {
      const shopper = await store.shopper();
      store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });

      const { data } = await shopper.choosePayment();

      expect(store.sandbox.charges().map(({ id }) => id)).toEqual([data.charge_id]);
    });

    it("the account's health says so", async () => {
      const { clock_offset_seconds: offset } = await admin.account("th");
      expect(Math.abs(offset! - skewMs / 1000)).toBeLessThanOrEqual(2);
    });
  });
});
