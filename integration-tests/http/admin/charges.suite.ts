import { AtomeAdmin } from "../../support/atome-admin";
import { openCharge, placedOrder } from "../../support/given-charges";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

export default suite(__filename, "the list of charges", (store) => {
  const set = (chargeId: string, fields: Record<string, unknown>) =>
    store.db("atome_qr_charge").where({ charge_id: chargeId }).update(fields);

  it("shows each with its order, its shopper and what became of it, newest first", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { orderId, chargeId, shopper, session } = await placedOrder(store);
    const open = await openCharge(store, { country: "sg" });

    const { charges, count, limit, offset } = await admin.list();

    expect({ count, limit, offset }).toEqual({ count: 2, limit: 20, offset: 0 });
    expect(charges.map(({ charge_id }) => charge_id)).toEqual([open.chargeId, chargeId]);
    expect(charges[1]).toEqual({
      id: expect.stringMatching(/^aqchg_/) as string,
      charge_id: chargeId,
      account: "th",
      attention_detail: null,
      provider_id: "pp_atome-qr_th",
      flow: "qr",
      status: "paid",
      attention: null,
      attention_handled_at: null,
      attention_resolved: null,
      amount: session.amount * 100,
      currency: "THB",
      refunded_amount: 0,
      refunding: null,
      can_place_order: false,
      livemode: false,
      session_id: session.id,
      cart_id: shopper.cartId,
      order_id: orderId,
      order_display_id: expect.any(Number) as number,
      email: "somchai@example.com",
      created_at: expect.stringMatching(/Z$/) as string,
      expires_at: expect.stringMatching(/Z$/) as string,
      paid_at: expect.stringMatching(/Z$/) as string,
      finalized_at: expect.stringMatching(/Z$/) as string,
      without_order: null,
      failure_code: null,
      failure_message: null,
    });
  });

  it("comes in pages, without a row twice", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await openCharge(store);
    await openCharge(store);
    await openCharge(store);

    const [first, second] = [await admin.ids("?limit=2"), await admin.ids("?limit=2&offset=2")];

    expect([first.length, second.length]).toEqual([2, 1]);
    expect(new Set([...first, ...second]).size).toBe(3);
    expect((await admin.list("?limit=2&offset=2")).count).toBe(3);
  });

  it("is filtered by status, account, order and days", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const paid = await placedOrder(store);
    const open = await openCharge(store, { country: "sg" });
    const old = await openCharge(store);
    await set(old.chargeId, { created_at: "2026-01-31T23:30:00Z" });
    const found = async (query: string) =>
      (await admin.list(query)).charges.map(({ charge_id }) => charge_id);

    expect(await found("?status=paid")).toEqual([paid.chargeId]);
    expect(await found("?status=paid&status=pending&account=th")).toEqual([
      paid.chargeId,
      old.chargeId,
    ]);
    expect(await found("?account=sg")).toEqual([open.chargeId]);
    expect(await found(`?order_id=${paid.orderId}`)).toEqual([paid.chargeId]);
    expect(await found("?from=2026-01-31&to=2026-01-31")).toEqual([old.chargeId]);
    expect(await found("?to=2026-01-31T23:29:59Z")).toEqual([]);
    expect(await found("?status=failed")).toEqual([]);
  });

  it("is filtered by flow, as its export is", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const code = await openCharge(store);
    const redirect = await openCharge(store);
    await set(redirect.chargeId, { flow: "redirect" });
    const found = async (query: string) =>
      (await admin.list(query)).charges.map(({ charge_id, flow }) => [charge_id, flow]);

    expect(await found("?flow=redirect")).toEqual([[redirect.chargeId, "redirect"]]);
    expect(await found("?flow=qr")).toEqual([[code.chargeId, "qr"]]);
    const csv = await admin.staff.get<string>("/admin/atome-qr/charges/export?flow=redirect");
    expect(csv).toContain(redirect.chargeId);
    expect(csv).not.toContain(code.chargeId);
    const { status, data } = await admin.ask("get", "/charges?flow=atome");
    expect([status, data.message]).toEqual([400, "flow must be qr or redirect"]);
  });

  it("shows of an order also what was tried before it was paid", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { shopper, session, chargeId } = await openCharge(store);
    store.sandbox.fail(chargeId);
    await waitFor(async () => expect((await admin.charge(chargeId)).status).toBe("failed"));
    const second = await shopper.choosePayment();
    store.sandbox.pay(second.data.charge_id);
    const orderId = await shopper.waitForOrder(second.id);

    const { charges } = await admin.list(`?order_id=${orderId}`);

    expect(charges.map(({ charge_id }) => charge_id)).toEqual([second.data.charge_id, chargeId]);
    expect(session.id).not.toBe(second.id);
  });

  it("has what needs attention until a person has dealt with it", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { chargeId } = await openCharge(store);
    const other = await openCharge(store);
    await set(chargeId, { attention: "session_gone" });

    expect(await admin.ids("?attention=true")).toHaveLength(1);
    const { data } = await admin.do(chargeId, "handled", { handled: true });

    expect(data.charge).toMatchObject({
      attention: "session_gone",
      attention_handled_at: expect.any(String) as string,
    });
    expect(await admin.ids("?attention=true")).toEqual([]);
    expect(await admin.ids("?attention=false")).toHaveLength(2);

    await admin.do(chargeId, "handled", { handled: false });
    expect(await admin.ids("?attention=true")).toHaveLength(1);
    // Where nothing needs any, nothing happens.
    const nothing = await admin.do(other.chargeId, "handled", { handled: true });
    expect(nothing.data.charge.attention_handled_at).toBeNull();
  });

  it("does not take for handled what a person has not seen", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { chargeId } = await openCharge(store);
    await set(chargeId, { attention: "order_not_placed" });

    const seen = { handled: true, attention: "reconciliation_failing" };
    const { status, data } = await admin.do(chargeId, "handled", seen);

    expect([status, data.code]).toEqual([409, "attention_changed"]);
    expect(await admin.ids("?attention=true")).toHaveLength(1);
    const now = { handled: true, attention: "order_not_placed" };
    expect(await admin.do(chargeId, "handled", now)).toMatchObject({
      status: 200,
      data: { charge: { attention_handled_at: expect.any(String) as string } },
    });
    expect(await admin.ids("?attention=true")).toEqual([]);
  });

  it("knows the order of a charge that is still to be paid, and is searched by its number", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const shopper = await store.shopper();
    const session = await shopper.choosePayment("pp_atome-qr_thorder");
    const { order } = await shopper.complete();

    const charge = await admin.charge(session.data.charge_id);

    expect(charge).toMatchObject({ status: "pending", order_id: order!.id });
    for (const q of [order!.id, `#${charge.order_display_id}`]) {
      expect({ q, ids: await admin.ids(`?q=${encodeURIComponent(q)}`) }).toEqual({
        q,
        ids: [charge.id],
      });
    }
  });

  it("is searched by charge, row, session, cart, order, order number and e-mail", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { chargeId, orderId, session, shopper } = await placedOrder(store);
    const other = await openCharge(store);
    await set(other.chargeId, { email: "mali_100%@example.com" });
    const [{ id, order_display_id: number }] = (await admin.list("?status=paid")).charges;
    const found = async (q: string) =>
      (await admin.list(`?q=${encodeURIComponent(q)}`)).charges.map(({ charge_id }) => charge_id);

    for (const q of [
      chargeId,
      id,
      session.id,
      shopper.cartId,
      orderId,
      `#${number}`,
      `${number}`,
      "somchai",
      "SOMCHAI@Example",
      " somchai@example.com ",
    ]) {
      expect({ q, found: await found(q) }).toEqual({ q, found: [chargeId] });
    }
    expect(await found("mali_100%")).toEqual([other.chargeId]);
    for (const q of ["mali%", "m_li", "omchai", "#99999", "99999999999999", "chrg_x", "order_x"]) {
      expect({ q, found: await found(q) }).toEqual({ q, found: [] });
    }
  });

  it.each([
    ["?status=gone", "status must be"],
    ["?limit=1000", "limit"],
    ["?stauts=paid", "stauts"],
    ["?from=yesterday", "from: must be a date"],
    ["?q=%00", "null byte"],
  ])("is refused with a clear sentence for %s", async (query, message) => {
    const admin = await AtomeAdmin.logIn(store);
    const { status, data } = await admin.ask("get", `/charges${query}`);
    expect([status, data.code]).toEqual([400, "invalid_input"]);
    expect(data.message).toContain(message);
  });

  it("is exported as filtered, as CSV that no spreadsheet runs", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { chargeId, session } = await placedOrder(store);
    const other = await openCharge(store);
    await set(other.chargeId, { email: "=cmd@example.com" });

    const all = await admin.staff.get<string>("/admin/atome-qr/charges/export");
    const some = await admin.staff.get<string>("/admin/atome-qr/charges/export?status=paid");

    expect(all.trimEnd().split("\r\n")).toHaveLength(3);
    expect(all).toContain(`"'=cmd@example.com"`);
    const [head, line] = some.trimEnd().split("\r\n");
    expect(head).toContain("amount,refunded_amount,currency");
    expect(line).toContain(`,${chargeId},th,qr,false,paid,${session.amount.toFixed(2)},0.00,THB,`);
    const { status, data } = await admin.ask("get", "/charges/export?status=gone");
    expect([status, data.code]).toEqual([400, "invalid_input"]);
    expect(data.message).toContain("status must be");
  });

  it("is exported with the times of the staff's zone, which it names", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { chargeId } = await openCharge(store);
    await set(chargeId, { created_at: "2026-01-31T18:30:05Z" });
    const path = "/admin/atome-qr/charges/export";

    const inUtc = await admin.staff.get<string>(path);
    const inBangkok = await admin.staff.get<string>(`${path}?time_zone=Asia/Bangkok`);

    expect(inUtc).toContain("2026-01-31 18:30:05,UTC,");
    expect(inBangkok).toContain("2026-02-01 01:30:05,Asia/Bangkok,");
    const { status, data } = await admin.ask("get", "/charges/export?time_zone=Bangkok");
    expect([status, data.code]).toEqual([400, "invalid_input"]);
  });

  it("is exported to the last row, however many there are", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await store.db.raw(`
      insert into atome_qr_charge (id, account, session_id, status, amount, currency, livemode, next_check_at, finalized_at, created_at)
      select 'aqchg_' || n, 'th', 'payses_' || n, 'failed', 50000, 'THB', false, now(), now(), now() - (n / 7) * interval '1 minute'
      from generate_series(1, 1203) as n`);

    const csv = await admin.staff.get<string>("/admin/atome-qr/charges/export");

    const ids = csv.match(/aqchg_\d+/g);
    expect(ids).toHaveLength(1203);
    expect(new Set(ids).size).toBe(1203);
  });
});
