import { AtomeAdmin } from "../../support/atome-admin";
import { suite } from "../../support/store-suite";

export default suite(__filename, "figures for a period", (store) => {
  let number = 0;

  /** Of a day on which nothing was refunded. */
  const kept = (amount: number) => ({ refunded_amount: 0, net_amount: amount });

  /** A row as the ledger would have it, made at a time and perhaps paid so many seconds later. */
  async function charge(
    createdAt: string,
    fields: Record<string, unknown> & { paidAfter?: number } = {},
  ) {
    const { paidAfter, ...rest } = fields;
    number += 1;
    const created = new Date(createdAt);
    await store.db("atome_qr_charge").insert({
      id: `aqchg_${number}`,
      account: "th",
      session_id: `payses_${number}`,
      charge_id: `chrg_test_${number}`,
      status: paidAfter === undefined ? "expired" : "paid",
      amount: 10_000,
      currency: "THB",
      livemode: false,
      next_check_at: created,
      finalized_at: created,
      created_at: created,
      paid_at: paidAfter === undefined ? null : new Date(created.getTime() + paidAfter * 1000),
      ...rest,
    });
    return `chrg_test_${number}`;
  }

  it("are counted by currency and day, the empty days too", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await charge("2026-01-30T00:00:00Z", { paidAfter: 10 });
    await charge("2026-01-30T23:59:59Z", { paidAfter: 20, amount: 2_500 });
    await charge("2026-02-01T10:00:00Z", { paidAfter: 300 });
    await charge("2026-02-01T11:00:00Z");
    await charge("2026-02-01T12:00:00Z", { status: "failed" });
    await charge("2026-02-01T12:00:00Z", { status: "pending" });
    await charge("2026-02-01T12:00:00Z", { paidAfter: 5, currency: "SGD", account: "sg" });
    await charge("2026-01-29T23:59:59Z", { paidAfter: 1 });
    await charge("2026-02-02T00:00:00Z", { paidAfter: 1 });

    const { from, to, currencies } = await admin.statistics("?from=2026-01-30&to=2026-02-01");

    expect([from, to]).toEqual(["2026-01-30T00:00:00.000Z", "2026-02-01T23:59:59.999Z"]);
    expect(currencies).toEqual([
      {
        currency: "SGD",
        paid_count: 1,
        paid_amount: 10_000,
        failed_count: 0,
        expired_count: 0,
        refunded_count: 0,
        refunded_amount: 0,
        net_amount: 10_000,
        median_seconds_to_payment: 5,
        days: [
          { date: "2026-01-30", paid_count: 0, paid_amount: 0, lost_count: 0, ...kept(0) },
          { date: "2026-01-31", paid_count: 0, paid_amount: 0, lost_count: 0, ...kept(0) },
          {
            date: "2026-02-01",
            paid_count: 1,
            paid_amount: 10_000,
            lost_count: 0,
            ...kept(10_000),
          },
        ],
      },
      {
        currency: "THB",
        paid_count: 3,
        paid_amount: 22_500,
        failed_count: 1,
        expired_count: 1,
        refunded_count: 0,
        refunded_amount: 0,
        net_amount: 22_500,
        median_seconds_to_payment: 20,
        days: [
          {
            date: "2026-01-30",
            paid_count: 2,
            paid_amount: 12_500,
            lost_count: 0,
            ...kept(12_500),
          },
          { date: "2026-01-31", paid_count: 0, paid_amount: 0, lost_count: 0, ...kept(0) },
          {
            date: "2026-02-01",
            paid_count: 1,
            paid_amount: 10_000,
            lost_count: 2,
            ...kept(10_000),
          },
        ],
      },
    ]);
    const only = await admin.statistics("?from=2026-01-30&to=2026-02-01&account=sg");
    expect(only.currencies.map(({ currency }) => currency)).toEqual(["SGD"]);
  });

  it("have the days of a time zone, so that an early morning is not yesterday's", async () => {
    const admin = await AtomeAdmin.logIn(store);
    await charge("2026-01-30T16:59:59Z", { paidAfter: 10 }); // 23:59:59 in Bangkok
    await charge("2026-01-30T17:00:00Z", { paidAfter: 10 });
    await charge("2026-01-30T23:30:00Z", { paidAfter: 10 }); // 06:30 in Bangkok

    const { time_zone, currencies } = await admin.statistics(
      "?from=2026-01-30T00:00:00%2B07:00&to=2026-01-31T23:59:59.999%2B07:00&time_zone=Asia/Bangkok",
    );

    expect(time_zone).toBe("Asia/Bangkok");
    expect(currencies.map(({ days }) => days)).toEqual([
      [
        { date: "2026-01-30", paid_count: 1, paid_amount: 10_000, lost_count: 0, ...kept(10_000) },
        { date: "2026-01-31", paid_count: 2, paid_amount: 20_000, lost_count: 0, ...kept(20_000) },
      ],
    ]);
  });

  it("do not add up live and test payments", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const liveId = await charge("2026-01-30T10:00:00Z", { paidAfter: 10, livemode: true });
    await charge("2026-01-30T10:00:00Z", { paidAfter: 10, amount: 2_500 });
    await charge("2026-01-30T10:00:00Z", { livemode: true });
    await store.db("atome_qr_refund").insert({
      id: "aqref_live",
      charge_id: liveId,
      status: "succeeded",
      amount: 300,
      currency: "THB",
      reason: "staff",
      created_at: "2026-01-30T11:00:00Z",
    });
    const day = "?from=2026-01-30&to=2026-01-30";

    const test = {
      livemode: false,
      currencies: [{ paid_count: 1, paid_amount: 2_500, expired_count: 0, refunded_count: 0 }],
    };
    // No account of this store is live.
    expect(await admin.statistics(day)).toMatchObject(test);
    expect(await admin.statistics(`${day}&livemode=false`)).toMatchObject(test);
    expect(await admin.statistics(`${day}&livemode=true`)).toMatchObject({
      livemode: true,
      currencies: [{ paid_count: 1, paid_amount: 10_000, expired_count: 1, refunded_amount: 300 }],
    });
  });

  it("count a refund when it was made, whenever the charge was paid", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const chargeId = await charge("2026-01-01T10:00:00Z", { paidAfter: 10 });
    const refund = (id: string, status: string, at: string) => ({
      id,
      charge_id: chargeId,
      status,
      amount: 300,
      currency: "THB",
      reason: "staff",
      created_at: at,
    });
    await store
      .db("atome_qr_refund")
      .insert([
        refund("aqref_1", "succeeded", "2026-02-10T10:00:00Z"),
        refund("aqref_2", "failed", "2026-02-10T11:00:00Z"),
        refund("aqref_3", "succeeded", "2026-01-15T10:00:00Z"),
      ]);

    const { currencies } = await admin.statistics("?from=2026-02-10&to=2026-02-10");

    expect(currencies).toMatchObject([
      {
        currency: "THB",
        paid_count: 0,
        refunded_count: 1,
        refunded_amount: 300,
        net_amount: -300,
        median_seconds_to_payment: null,
        days: [{ date: "2026-02-10", paid_amount: 0, refunded_amount: 300, net_amount: -300 }],
      },
    ]);
  });

  it("name the store's currency, where Atome QR takes it", async () => {
    const admin = await AtomeAdmin.logIn(store);
    expect((await admin.statistics()).store_currency).toBe("THB");

    await store.db("store_currency").update({ is_default: false });
    expect((await admin.statistics()).store_currency).toBeNull();
  });

  it("are of the last 30 days by default, and there may be none", async () => {
    const admin = await AtomeAdmin.logIn(store);
    const { from, to, currencies } = await admin.statistics();
    expect(Date.parse(to) - Date.parse(from)).toBe(30 * 24 * 60 * 60 * 1000);
    expect(currencies).toEqual([]);
  });

  it.each([
    ["?from=2024-01-01&to=2026-01-01", "366 days"],
    ["?from=2026-02-01&to=2026-01-01", "from must not be after to"],
    ["?from=now", "from: must be a date"],
    ["?days=7", "days"],
    ["?time_zone=Asia/Bangok", "time_zone must be the name of a time zone such as Asia/Bangkok"],
    ["?livemode=maybe", "livemode must be true or false"],
  ])("are refused with a clear sentence for %s", async (query, message) => {
    const admin = await AtomeAdmin.logIn(store);
    const { status, data } = await admin.ask("get", `/statistics${query}`);
    expect([status, data.code]).toEqual([400, "invalid_input"]);
    expect(data.message).toContain(message);
  });
});
