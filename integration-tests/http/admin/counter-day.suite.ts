import pLimit from "p-limit";

import type { CounterSale } from "../../../src/admin-api/counter-types";
import { Till } from "../../support/counter";
import { runJobLater } from "../../support/later";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

/** As many as show a sale that is lost; a whole day's with COUNTER_SALES=100. */
const SALES = Number(process.env.COUNTER_SALES ?? 12);
const PRICE = 49_000;
const SKU = "CELADON-MUG-STANDARD";
const ABANDONED_SECONDS = 15 * 60;

export default suite(__filename, "a day's sales at one till", (store) => {
  it("a third paid, a third left, a third failed: stock, orders and ledger add up", async () => {
    const till = await Till.open(store);
    const { variant_id, available: before } = await till.product(SKU);
    const atOnce = pLimit(5);
    const sales = await Promise.all(
      Array.from({ length: SALES }, (_, index) =>
        atOnce(() => till.sold({ items: [{ variant_id, quantity: 1 }] }, `day-${index}`)),
      ),
    );
    const third = (rest: number) => sales.filter((_sale, index) => index % 3 === rest);
    const [paid, left, failed] = [third(0), third(1), third(2)];
    const idOf = ({ charge_id: id }: CounterSale) => id!;

    paid.forEach((sale) => store.sandbox.pay(idOf(sale)));
    failed.forEach((sale) => store.sandbox.fail(idOf(sale)));
    left.forEach((sale) => store.sandbox.expire(idOf(sale)));
    // Half of the failed ones are left at once, as a cashier does; nobody comes back to the others.
    await waitFor(async () => {
      const [{ count }] = await store
        .db("atome_qr_charge")
        .whereNotNull("finalized_at")
        .count<{ count: string }[]>("*");
      expect(Number(count)).toBe(SALES);
    }, 60_000);
    await Promise.all(
      failed.filter((_sale, index) => index % 2).map((sale) => atOnce(() => till.cancel(sale.id))),
    );
    await runJobLater(store, ABANDONED_SECONDS + 1);

    const orders = await store.db("order").select<{ status: string }[]>("status");
    const statuses = (status: string) => orders.filter((order) => order.status === status).length;
    expect([statuses("pending"), statuses("canceled")]).toEqual([
      paid.length,
      left.length + failed.length,
    ]);
    expect((await till.product(SKU)).available).toBe(before! - paid.length);
    expect((await till.sales("?status=unfinished")).count).toBe(0);
    const { currencies } = await till.admin.statistics("?time_zone=Asia/Bangkok");
    expect(currencies).toMatchObject([
      { currency: "THB", paid_count: paid.length, paid_amount: paid.length * PRICE },
    ]);
    const captured = await store.db("capture").sum<{ sum: string }[]>("amount");
    expect(Number(captured[0].sum) * 100).toBe(paid.length * PRICE);
    expect(store.sandbox.charges().filter(({ status }) => status === "pending")).toEqual([]);
  }, 180_000);
});
