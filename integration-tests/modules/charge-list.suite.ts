import { type ListFilters } from "../../src/modules/atome-qr/charge-list";
import { explainer } from "../support/explain";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "the list of many charges", (module) => {
  async function fill(): Promise<void> {
    await module.db.raw(`
      insert into atome_qr_charge
        (id, account, session_id, charge_id, order_id, for_order_id, cart_id, email, status, attention,
         amount, currency, livemode, next_check_at, finalized_at, created_at)
      select 'aqchg_' || n, case when n % 50 = 0 then 'sg' else 'th' end, 'payses_' || n, 'chrg_test_' || n,
        case when n % 2 = 0 then 'order_' || n end, case when n % 500 = 0 then 'order_for_' || n end,
        'cart_' || n, 'shopper' || n || '@example.com',
        case when n % 100 = 0 then 'failed' else 'paid' end,
        case when n % 400 = 0 then 'session_gone' end,
        50000, 'THB', false, now(), now(), now() - n * interval '1 minute'
      from generate_series(1, 6000) as n`);
    await module.db.raw("analyze atome_qr_charge");
  }

  it("is read through indexes, whatever it is filtered by", async () => {
    await fill();
    const { plans } = explainer(module.db);
    const none = { orderIds: [], cartIds: [] };
    const cases: [what: string, filters: ListFilters, index: RegExp][] = [
      ["the newest", {}, /charge_newest/],
      ["a status", { statuses: ["failed"] }, /charge_by_status/],
      ["an account", { accounts: ["sg"] }, /charge_by_account/],
      ["attention", { attention: "open" }, /charge_unhandled/],
      [
        "what was resolved by itself",
        { attention: "resolved" },
        /charge_unhandled[^]*charge_resolved|charge_resolved[^]*charge_unhandled/,
      ],
      ["a day", dayAgo(), /charge_newest/],
      ["a row", { search: { by: "id", value: "aqchg_77" } }, /charge_pkey/],
      ["a charge", { search: { by: "charge_id", value: "chrg_test_77" } }, /charge_id_unique/],
      ["a session", { search: { by: "session_id", value: "payses_7" } }, /charge_session_id/],
      ["a cart", { search: { by: "cart_id", value: "cart_77" } }, /charge_of_cart/],
      ["an e-mail", { search: { by: "email", prefix: "shopper77", orders: none } }, /charge_email/],
      [
        "an order",
        { search: { by: "order", orders: { orderIds: ["order_78"], cartIds: ["cart_78"] } } },
        /charge_order_id/,
      ],
      [
        "an order's number",
        {
          search: {
            by: "email",
            prefix: "42",
            orders: { orderIds: ["order_78"], cartIds: ["cart_78"] },
          },
        },
        /charge_email[^]*charge_order_id|charge_order_id[^]*charge_email/,
      ],
      [
        "all of an order",
        { orders: { orderIds: ["order_78"], cartIds: ["cart_78"] } },
        /charge_order_id[^]*charge_of_cart|charge_of_cart[^]*charge_order_id/,
      ],
    ];
    for (const [what, filters, index] of cases) {
      const [list] = await plans(() =>
        module.atomeQr.chargeList.page(filters, { limit: 20, offset: 0 }),
      );
      expect({ what, list }).toEqual({ what, list: expect.stringMatching(index) as string });
      expect({ what, list }).toEqual({
        what,
        list: expect.not.stringContaining("Seq Scan") as string,
      });
    }
  });

  it("is exported page by page through an index", async () => {
    await fill();
    const { plans } = explainer(module.db);
    const [page] = await plans(() => module.atomeQr.chargeList.after({}, "aqchg_3000", 500));
    expect(page).toContain("charge_newest");
    expect(page).not.toContain("Seq Scan");
  });

  it("reads a charge's timeline and refunds through indexes", async () => {
    await fill();
    await module.db.raw("analyze atome_qr_charge_event");
    const { plans } = explainer(module.db);
    const [events] = await plans(() => module.atomeQr.chargeHistory.events(["aqchg_77"]));
    expect(events).toContain("charge_event_row_id_created_at");
  });

  function dayAgo(): ListFilters {
    const at = (hours: number) => new Date(Date.now() - hours * 60 * 60 * 1000);
    return { from: at(26), to: at(24) };
  }
});
