import { readTables } from "../support/read-tables";
import { suite } from "../support/store-suite";

/** What the tests of all suites rely on. The tests here run in their order. */
export default suite(__filename, "the rows that a test begins with", (store) => {
  let seeded: Map<string, string[]>;
  let firstNumber: number;

  /** Without what the store writes by itself: the present second's counts, and each minute's job. */
  async function readKept(): Promise<Map<string, string[]>> {
    const tables = await readTables(store.db);
    tables.delete("atome_qr_rate_limit");
    tables.delete("atome_qr_heartbeat");
    return tables;
  }

  async function placeOrder(): Promise<number> {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    const orderId = await shopper.waitForOrder(session.id);
    const order = store.db("order").where({ id: orderId });
    return (await order.first<{ display_id: number }>("display_id")).display_id;
  }

  it("are changed by a test in every way there is", async () => {
    seeded = await readKept();
    firstNumber = await placeOrder();
    await store.db("region").update({ name: "Elsewhere" });
    await store.db("store").delete();
    await store.db.raw("truncate atome_qr_charge_event");
    await store.db("cart").insert({ id: "cart_leaked", currency_code: "thb" });

    const now = await readTables(store.db);
    const changed = [...now].filter(([name, rows]) => rows.join() !== seeded.get(name)?.join());
    expect(changed.map(([name]) => name)).toEqual(
      expect.arrayContaining(["cart", '"order"', "region", "store", "payment_session"]),
    );
  });

  it("are the seeded ones again, in every table, after a test that changed them", async () => {
    expect(await readKept()).toEqual(seeded);
  });

  it("have their numbers from the beginning again", async () => {
    expect(await placeOrder()).toBe(firstNumber);
  });
});
