import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Modules } from "@medusajs/framework/utils";

import { type KeptPayment } from "../../src/modules/atome-qr/personal-data";
import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { openCharge, placedOrder } from "../support/given-charges";
import { runJobLater } from "../support/later";
import { readTables } from "../support/read-tables";
import { runScript } from "../support/run-script";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { webhooksHandled } from "../support/webhook";

const DAY = 86_400;
const SHOPPER = "somchai@example.com";
const OTHER = "malee@example.com";

export default suite(__filename, "personal data", (store) => {
  const rowOf = async (chargeId: string) =>
    (await store.db<ChargeRow>("atome_qr_charge").where({ charge_id: chargeId }).first())!;

  const setEmail = (chargeId: string, email: string) =>
    store.db("atome_qr_charge").where({ charge_id: chargeId }).update({ email });

  /** All rows of the plugin's tables, as text. */
  async function ours(): Promise<string[]> {
    const tables = [...(await readTables(store.db))];
    return tables.filter(([name]) => name.startsWith("atome_qr_")).flatMap(([, rows]) => rows);
  }

  it("is removed by the job after 61 days, and the payment stays as it was", async () => {
    const old = await placedOrder(store);
    const before = await rowOf(old.chargeId);
    expect(before.email).toBe(SHOPPER);

    await runJobLater(store, 60 * DAY);
    expect((await rowOf(old.chargeId)).email).toBe(SHOPPER);
    const open = await openCharge(store);
    await runJobLater(store, 2 * DAY);

    const { charge_id, order_id, status, amount, currency, refunded_amount } = before;
    expect(await rowOf(old.chargeId)).toMatchObject({
      ...{ charge_id, order_id, status, amount, currency, refunded_amount },
      email: null,
    });
    expect((await rowOf(open.chargeId)).email).toBe(SHOPPER);
  });

  it("goes with its customer, by order and by address, and nothing else is touched", async () => {
    const ofCustomer = await placedOrder(store);
    const ofOther = await placedOrder(store);
    const open = await openCharge(store);
    await setEmail(ofCustomer.chargeId, "at-work@example.com");
    await setEmail(ofOther.chargeId, OTHER);
    const id = await makeCustomer(SHOPPER);
    await store.db("order").where({ id: ofCustomer.orderId }).update({ customer_id: id });
    const before = await ours();

    await deleteCustomer(id);

    await waitFor(async () => {
      expect((await rowOf(ofCustomer.chargeId)).email).toBeNull();
    });
    const withoutThem = (row: string) =>
      row.replace("at-work@example.com", "").replace(SHOPPER, "");
    expect((await ours()).sort()).toEqual(before.map(withoutThem).sort());
    expect(await ours()).not.toEqual(before);
    expect((await rowOf(ofOther.chargeId)).email).toBe(OTHER);
    // What is open is paid and placed as ever.
    expect((await rowOf(open.chargeId)).email).toBeNull();
    store.sandbox.pay(open.chargeId);
    await open.shopper.waitForOrder(open.session.id);
    await webhooksHandled(store);
  });

  it("of one address is exported into a file of its owner's, and erased for a guest", async () => {
    const placed = await placedOrder(store);
    const open = await openCharge(store);
    await setEmail(open.chargeId, OTHER);
    await store.db("cart").where({ id: open.shopper.cartId }).update({ email: OTHER });
    const staff = await store.staff();
    await staff.refund(placed.orderId, 1);
    await store.db("atome_qr_refund").update({ note: "Somchai called" });

    const { payments, mode, text } = await exportOf("Somchai@Example.com");

    expect(payments).toMatchObject([
      {
        charge: { charge_id: placed.chargeId, order_id: placed.orderId, email: SHOPPER },
        refunds: [{ note: "Somchai called", status: "succeeded" }],
      },
    ]);
    expect(mode).toBe(0o600);
    const { pay_token: token, download_uri: link } = await rowOf(placed.chargeId);
    expect(text).not.toContain(token);
    expect(text).not.toContain(link);
    expect(text).not.toContain(OTHER);

    expect(await runScript(store, "erase-personal-data", [SHOPPER])).toBe(
      "The personal data of 1 payments is removed.",
    );

    expect((await rowOf(placed.chargeId)).email).toBeNull();
    expect((await rowOf(open.chargeId)).email).toBe(OTHER);
    // Found by its order, for as long as Medusa keeps that.
    expect((await exportOf(SHOPPER)).payments).toMatchObject([
      { charge: { charge_id: placed.chargeId, email: null }, refunds: [{ note: null }] },
    ]);
  });

  async function makeCustomer(email: string): Promise<string> {
    const customers = store.container.resolve(Modules.CUSTOMER);
    return (await customers.createCustomers({ email, has_account: true })).id;
  }

  async function deleteCustomer(id: string): Promise<void> {
    const workflows = store.container.resolve(Modules.WORKFLOW_ENGINE);
    await workflows.run("delete-customers", { input: { ids: [id] } });
  }

  async function exportOf(email: string) {
    const folder = await mkdtemp(join(tmpdir(), "atome-qr-"));
    try {
      const file = join(folder, "kept.json");
      await runScript(store, "export-personal-data", [email, file]);
      const text = await readFile(file, "utf8");
      const { payments } = JSON.parse(text) as { payments: KeptPayment[] };
      return { payments, text, mode: (await stat(file)).mode & 0o777 };
    } finally {
      await rm(folder, { recursive: true });
    }
  }
});
