import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { PersonalData } from "../../src/modules/atome-qr/personal-data";
import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { anAttempt } from "../support/an-attempt";
import { moduleSuite } from "../support/module-suite";
import { readTables } from "../support/read-tables";

const RETURN_URL = "https://shop.example/checkout?name=somchai";

export default moduleSuite(__filename, "personal data that was kept long enough", (module) => {
  let number = 0;

  /** A charge with its refund, of which nothing can come any more. */
  async function finished(more: Partial<ChargeRow> = {}): Promise<string> {
    const { ledger, refunds } = module.atomeQr;
    number += 1;
    const chargeId = `chrg_test_${number}`;
    const money = { amount: 50_000, currency: "THB" } as const;
    const { id } = await ledger.open(
      anAttempt({
        sessionId: `payses_${number}`,
        cartId: `cart_${number}`,
        email: "somchai@example.com",
        returnUrl: RETURN_URL,
      }),
    );
    const refund = (await refunds.open({
      chargeId,
      money: { ...money, amount: 100 },
      reason: "staff",
      words: { refundReasonId: null, note: "Somchai called" },
    }))!;
    await refunds.markSucceeded(refund.id, `rfnd_test_${number}`);
    const now = module.db.fn.now();
    const paid = { charge_id: chargeId, status: "paid", paid_at: now, finalized_at: now, ...more };
    await module.db("atome_qr_charge").where({ id }).update(paid);
    return id;
  }

  const emailsOf = (...ids: string[]) =>
    module
      .db<ChargeRow>("atome_qr_charge")
      .whereIn("id", ids)
      .orderBy("id")
      .pluck("email") as Promise<(string | null)[]>;

  const notes = () => module.db("atome_qr_refund").orderBy("id").pluck("note");
  async function pass(days: number): Promise<void> {
    const interval = module.db.raw("make_interval(days => ?)", [days]);
    const older = (column: string) => module.db.raw("?? - ?", [column, interval]);
    await module.db("atome_qr_charge").update({
      finalized_at: older("finalized_at"),
      status_since: older("status_since"),
    });
    await module.db("atome_qr_refund").update({ updated_at: older("updated_at") });
  }

  it("is removed, and nothing else of the row, its refunds and its timeline", async () => {
    const id = await finished();
    await pass(8);
    const before = await readTables(module.db);

    await module.atomeQr.personalData.removeOld(8, 10);

    const withoutThem = (row: string) =>
      [RETURN_URL, "somchai@example.com", '"Somchai called"'].reduce(
        (rest, removed) => rest.replace(removed, ""),
        row,
      );
    const expected = [...before].map(([table, rows]) => [table, rows.map(withoutThem)]);
    expect([...(await readTables(module.db))]).toEqual(expected);
    expect(await emailsOf(id)).toEqual([null]);
    expect(await module.db("atome_qr_charge").where({ id }).pluck("return_url")).toEqual([null]);
    expect(await notes()).toEqual([null]);
  });

  it("stays until the days are over", async () => {
    const id = await finished();
    await pass(7);
    await module.atomeQr.personalData.removeOld(8, 10);
    expect(await emailsOf(id)).toEqual(["somchai@example.com"]);
    expect(await notes()).toEqual(["Somchai called"]);
  });

  it.each<[string, Partial<ChargeRow>]>([
    ["is not finalized", { finalized_at: null }],
    ["waits for staff", { attention: "order_not_placed" }],
    ["has a refund that Medusa does not show", { refunded_amount: 100 }],
  ])("stays while the charge %s", async (_what, more) => {
    const id = await finished(more);
    await pass(100);
    await module.atomeQr.personalData.removeOld(8, 10);
    expect(await emailsOf(id)).toEqual(["somchai@example.com"]);
  });

  it("stays while a refund is under way, with the refund's note", async () => {
    const id = await finished();
    await module.db("atome_qr_refund").update({ status: "creating" });
    await pass(100);
    await module.atomeQr.personalData.removeOld(8, 10);
    expect(await emailsOf(id)).toEqual(["somchai@example.com"]);
    expect(await notes()).toEqual(["Somchai called"]);
  });

  it("goes where only the shopper's page is kept, without an e-mail address", async () => {
    const id = await finished({ email: null });
    await pass(8);
    await module.atomeQr.personalData.removeOld(8, 10);
    expect(await module.db("atome_qr_charge").where({ id }).pluck("return_url")).toEqual([null]);
  });

  it("goes in batches, the oldest first", async () => {
    const ids = [await finished(), await finished(), await finished()];
    await module.db("atome_qr_charge").where({ id: ids[1] }).update({ finalized_at: "2020-01-01" });
    await pass(8);

    await module.atomeQr.personalData.removeOld(8, 1);

    expect(await emailsOf(ids[1])).toEqual([null]);
    expect(await emailsOf(ids[0], ids[2])).toEqual(["somchai@example.com", "somchai@example.com"]);
  });

  it("is found by the indexes of what holds some, whatever else the ledger holds", async () => {
    const plans: string[] = [];
    await module.db.transaction(async (trx) => {
      await trx.raw("set local enable_seqscan = off");
      const made: { sql: string; bindings: Knex.RawBinding[] }[] = [];
      trx.on("query", (query: (typeof made)[number]) => made.push(query));
      await new PersonalData(trx).removeOld(61, 500);
      for (const { sql, bindings } of made.filter((one) => one.sql.startsWith("update"))) {
        const text = `explain ${sql.replace(/\$\d+/g, "?")}`;
        plans.push(JSON.stringify((await trx.raw<{ rows: unknown }>(text, bindings)).rows));
      }
    });

    expect(plans).toHaveLength(2);
    expect(plans[0]).toContain("IDX_atome_qr_charge_personal");
    expect(plans[1]).toContain("IDX_atome_qr_refund_with_note");
  });
});
