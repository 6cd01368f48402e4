import { ATTENTION_REASONS } from "../../src/domain/attention";
import { type Observation } from "../../src/modules/atome-qr/observation";
import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { anAttempt } from "../support/an-attempt";
import { anObservation } from "../support/an-observation";
import { explainer } from "../support/explain";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "the ledger", (module) => {
  let number = 0;

  function openAttempt(): Promise<ChargeRow> {
    return module.atomeQr.ledger.open(anAttempt({ sessionId: `payses_test_${++number}` }));
  }

  function seen(status: Observation["status"], more: Partial<Observation> = {}): Observation {
    return anObservation(status, { charge_id: `chrg_test_${number}`, ...more });
  }

  it("takes every status that is news, and only forward", async () => {
    const { ledger } = module.atomeQr;
    const moves = async (statuses: Observation["status"][]) => {
      const { id } = await openAttempt();
      const taken: string[] = [];
      for (const status of statuses) {
        taken.push((await ledger.observe(id, seen(status))).row.status);
      }
      return taken;
    };

    expect(await moves(["pending", "expired", "pending"])).toEqual([
      "pending",
      "expired",
      "expired",
    ]);
    expect(await moves(["pending", "paid", "expired", "failed"])).toEqual([
      "pending",
      "paid",
      "paid",
      "paid",
    ]);
    expect(await moves(["expired", "failed", "paid"])).toEqual(["expired", "expired", "paid"]);
  });

  it("lets exactly one of many at once move a row, settle it, and ask Omise", async () => {
    const { ledger, schedule } = module.atomeQr;
    const { id } = await openAttempt();
    const many = Array.from({ length: 10 });

    const moved = await Promise.all(many.map(() => ledger.observe(id, seen("paid"))));
    expect(moved.filter((one) => one.moved)).toHaveLength(1);

    const row = await ledger.byId(id);
    await module.db("atome_qr_charge").where({ id }).update({ checked_at: null });
    const asked = await Promise.all(many.map(() => schedule.claimCheck(id, 5)));
    expect(asked.filter(Boolean)).toHaveLength(1);

    const settled = await Promise.all(many.map(() => ledger.markFinalized(row)));
    expect(settled.filter(Boolean)).toHaveLength(1);
  });

  it("looks for a refund that is not shown by the refund's age, however old the charge", async () => {
    const { ledger, schedule } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.observe(id, seen("paid"));
    await module.db.raw(
      `update atome_qr_charge set finalized_at = now(), next_check_at = now(), refunded_amount = 100,
              created_at = now() - interval '30 days' where id = ?`,
      [id],
    );
    await module.db.raw(
      `insert into atome_qr_refund (id, charge_id, status, amount, currency, reason, created_at)
       select 'aqref_' || age, ?, 'succeeded', 50, 'THB', 'dashboard', now() - age * interval '1 minute'
         from unnest(array[10, 9000]) as age`,
      [`chrg_test_${number}`],
    );

    expect((await schedule.claimRecheck(10)).map((row) => row.id)).toEqual([id]);

    const [{ minutes }] = await module
      .db("atome_qr_charge")
      .where({ id })
      .select<{ minutes: number }[]>(
        module.db.raw("round(extract(epoch from next_check_at - now()) / 60)::int as minutes"),
      );
    expect(minutes).toBe(10);
  });

  it("looks at a paid charge once more when Omise has just stopped to refund it", async () => {
    const { ledger, schedule } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.observe(id, seen("paid"));
    await module.db.raw(
      `update atome_qr_charge set finalized_at = now(), next_check_at = now(),
              created_at = now() - interval '45 days', paid_at = now() - interval '45 days'
        where id = ?`,
      [id],
    );

    expect((await schedule.claimRecheck(10)).map((row) => row.id)).toEqual([id]);

    const [{ days }] = await module
      .db("atome_qr_charge")
      .where({ id })
      .select<{ days: number }[]>(
        module.db.raw("extract(epoch from next_check_at - paid_at)::int / 86400 as days"),
      );
    expect(days).toBe(60);
  });

  it("makes a settled row work again when money arrives after all", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    const { row } = await ledger.observe(id, seen("expired"));
    await ledger.markFinalized(row);

    const { row: paid } = await ledger.observe(id, seen("paid"));

    expect(paid).toMatchObject({ status: "paid", finalized_at: null });
    // What was settled then is not what is now.
    expect(await ledger.markFinalized(row)).toBe(false);
  });

  it("keeps the QR's address when a later answer has none", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.observe(id, seen("pending", { download_uri: "https://omise.example/qr" }));

    const { row } = await ledger.observe(id, seen("pending"));

    expect(row.download_uri).toBe("https://omise.example/qr");
  });

  it("shares out due rows among instances, each to one", async () => {
    const { schedule } = module.atomeQr;
    for (let i = 0; i < 6; i++) {
      await openAttempt();
    }
    await module.db("atome_qr_charge").update({ next_check_at: module.db.fn.now() });

    const claims = await Promise.all([
      schedule.claimDue(3),
      schedule.claimDue(3),
      schedule.claimDue(3),
    ]);

    const ids = claims.flat().map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(new Set(ids).size).toBe(6);
    expect(await schedule.claimDue(10)).toEqual([]);
  });

  it.each(["paid", "expired"] as const)(
    "repeats the last look at a charge that is %s until it went well",
    async (status) => {
      const { ledger, schedule } = module.atomeQr;
      const { id } = await openAttempt();
      await ledger.observe(id, seen(status));
      const claim = async () => {
        await module.db.raw(
          `update atome_qr_charge set finalized_at = now(), next_check_at = next_check_at - interval '1 year',
                  created_at = now() - interval '1 year', status_since = now() - interval '1 year'`,
        );
        const claimed =
          status === "paid" ? await schedule.claimRecheck(10) : await schedule.claimEnded(10);
        return claimed.filter((row) => row.id === id);
      };

      const [row] = await claim();
      expect(await claim()).toHaveLength(1); // a crash came in between
      await schedule.postpone(row, "no answer");
      expect(await claim()).toMatchObject([{ attempts: 1 }]);

      await schedule.markChecked([id]);
      expect(await claim()).toEqual([]);
      expect(await ledger.byId(id)).toMatchObject({ attempts: 0, last_error: null });
    },
  );

  it("waits longer after each failure, up to an hour", async () => {
    const { ledger, schedule } = module.atomeQr;
    const attempt = await openAttempt();
    const { id } = attempt;
    const pauses: number[] = [];
    for (let i = 0; i < 10; i++) {
      await schedule.postpone(attempt, "no answer");
      const pause = await module
        .db("atome_qr_charge")
        .where({ id })
        .first<{ seconds: number }>(
          module.db.raw("round(extract(epoch from next_check_at - updated_at))::int as seconds"),
        );
      pauses.push(pause.seconds);
    }
    expect(pauses).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    expect(await ledger.byId(id)).toMatchObject({ attempts: 10, last_error: "no answer" });
  });

  it("raises attention for a reason once", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    expect(await ledger.raiseAttention(id, "session_gone")).toBe(true);
    expect(await ledger.raiseAttention(id, "session_gone")).toBe(false);
  });

  it("asks a person again when the same happened after it was dealt with", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.raiseAttention(id, "refund_not_made");
    await ledger.markHandled(id, true);
    const { attention_handled_at: handledAt } = await ledger.byId(id);
    const before = new Date(handledAt!.getTime() - 1_000);
    const after = new Date(handledAt!.getTime() + 1_000);

    expect(await ledger.raiseAttention(id, "refund_not_made", { since: before })).toBe(false);
    expect(await ledger.raiseAttention(id, "refund_not_made", { since: after })).toBe(true);
    expect(await ledger.byId(id)).toMatchObject({
      attention: "refund_not_made",
      attention_handled_at: null,
    });
  });

  it("tells what is outranked as the detail of what outranks it", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.raiseAttention(id, "session_gone");
    await ledger.markHandled(id, true);

    expect(await ledger.raiseAttention(id, "disputed")).toBe(true);
    expect(await ledger.raiseAttention(id, "disputed")).toBe(false);
    expect(await ledger.raiseAttention(id, "session_gone")).toBe(false);

    expect(await ledger.byId(id)).toMatchObject({
      attention: "session_gone",
      attention_detail: ATTENTION_REASONS.disputed,
      attention_handled_at: null,
    });
  });

  it("keeps what stays until it is dealt with, and then takes what passes", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.raiseAttention(id, "refund_repeated");

    await ledger.raiseAttention(id, "refund_not_shown");
    expect(await ledger.byId(id)).toMatchObject({
      attention: "refund_repeated",
      attention_detail: ATTENTION_REASONS.refund_not_shown,
    });

    await ledger.markHandled(id, true);
    await ledger.raiseAttention(id, "order_delayed", { detail: "out of paper 1" });
    await ledger.raiseAttention(id, "order_delayed", { detail: "out of paper 2" });
    await ledger.raiseAttention(id, "order_delayed");
    expect(await ledger.byId(id)).toMatchObject({
      attention: "order_delayed",
      attention_detail: "out of paper 1",
    });
  });

  it("adds each lost dispute once, up to what was paid", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    const lose = async (disputeId: string, amount: number, refunded_amount = 0) => {
      const dispute = { id: disputeId, status: "lost", amount };
      return (await ledger.observe(id, seen("paid", { refunded_amount, dispute }))).row
        .refunded_amount;
    };

    expect(await lose("dspt_test_1", 10_000)).toBe(10_000);
    expect(await lose("dspt_test_1", 10_000)).toBe(10_000);
    expect(await lose("dspt_test_2", 5_000, 1_000)).toBe(16_000);
    const { row } = await ledger.observe(id, seen("paid", { refunded_amount: 1_000 }));
    expect(row).toMatchObject({ refunded_amount: 16_000, dispute_id: "dspt_test_2" });
    expect(await lose("dspt_test_3", 45_000, 1_000)).toBe(50_000);
  });

  it("takes back no dispute's outcome for an older answer", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    const see = async (status: string) => {
      const dispute = { id: "dspt_test_1", status, amount: 10_000 };
      const { row } = await ledger.observe(id, seen("paid", { dispute }));
      return [row.dispute_status, row.refunded_amount];
    };
    expect(await see("open")).toEqual(["open", 0]);
    expect(await see("lost")).toEqual(["lost", 10_000]);
    expect(await see("open")).toEqual(["lost", 10_000]);
    expect(await see("lost")).toEqual(["lost", 10_000]);
  });

  it("takes in what Omise says of a charge that could not be read for a while", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.observe(id, seen("pending"));
    await ledger.failUnreadable(id);
    expect(await ledger.byId(id)).toMatchObject({ status: "failed", failure_code: "unreadable" });

    const { row } = await ledger.observe(id, seen("expired"));

    expect(row).toMatchObject({ status: "expired", failure_code: null });
  });

  it("finds those that have moved on from what a shopper knows", async () => {
    const { ledger } = module.atomeQr;
    const made = async (...statuses: Observation["status"][]) => {
      const { id } = await openAttempt();
      for (const status of statuses) {
        await ledger.observe(id, seen(status));
      }
      return ledger.byId(id);
    };
    const still = [await made(), await made("pending"), await made("paid")];
    const done = await made("paid");
    await ledger.markFinalized(done);
    const expired = await made("pending", "expired");
    const paid = await made("pending", "paid");

    const code = await made("pending");
    await ledger.observe(code.id, seen("pending", { download_uri: "https://omise.example/qr" }));

    const moved = await ledger.listMoved([
      ...[...still, done].map((row) => ({ ...row, isPayable: true })),
      { ...expired, status: "pending", isPayable: true },
      { ...paid, status: "pending", isPayable: true },
      { ...code, isPayable: false },
    ]);

    const expected = [done, expired, paid, code].map(({ id }) => id);
    expect(moved.map(({ id }) => id).sort()).toEqual(expected.sort());
    expect(moved.find(({ id }) => id === done.id)).toEqual(await ledger.byId(done.id));
  });

  it("stores an event once however often it is delivered at the same time", async () => {
    const { inbox } = module.atomeQr;
    const event = {
      account: "th",
      event_id: "evnt_test_1",
      key: "charge.complete",
      charge_id: "chrg_test_1",
      attempt_id: null,
    };

    const stored = await Promise.all(Array.from({ length: 8 }, () => inbox.store(event, 10_000)));

    expect(stored.filter(Boolean)).toHaveLength(1);
    await inbox.remove(stored.find(Boolean)!.id);
    expect(await inbox.store(event, 10_000)).toBeDefined();
  });

  it("asks Postgres through indexes for what is due and for a shopper's charge", async () => {
    await module.db.raw(`
      insert into atome_qr_charge
        (id, account, session_id, charge_id, status, amount, currency, livemode, next_check_at, finalized_at)
      select 'aqchg_' || n, 'th', 'payses_' || n, 'chrg_test_' || n, 'paid', 50000, 'THB', false, now(),
             case when n % 100 = 0 then null else now() end
      from generate_series(1, 5000) as n`);
    await module.db.raw("analyze atome_qr_charge");
    const plan = async (sql: string) => {
      const { rows } = await module.db.raw<{ rows: { "QUERY PLAN": string }[] }>(`explain ${sql}`);
      return rows.map((line) => line["QUERY PLAN"]).join("\n");
    };
    const where = "deleted_at is null";
    const due = `select id from atome_qr_charge where finalized_at is null and ${where} and next_check_at <= now() order by next_check_at limit 10`;
    expect(await plan(due)).toContain("IDX_atome_qr_charge_next_check_at");
    const bySession = `select * from atome_qr_charge where session_id = 'payses_4711' and ${where}`;
    expect(await plan(bySession)).toContain("IDX_atome_qr_charge_session_id");
    const byCharge = `select * from atome_qr_charge where charge_id = 'chrg_test_4711' and ${where}`;
    expect(await plan(byCharge)).toContain("IDX_atome_qr_charge_charge_id_unique");
  });

  it("asks Postgres through indexes for a charge's refunds", async () => {
    await module.db.raw(`
      insert into atome_qr_refund (id, charge_id, refund_id, status, amount, currency, reason)
      select 'aqref_' || n, 'chrg_test_' || n, 'rfnd_test_' || n, 'succeeded', 500, 'THB', 'staff'
      from generate_series(1, 5000) as n`);
    await module.db.raw("analyze atome_qr_refund");
    const { refunds } = module.atomeQr;

    const [ofCharge] = await explainer(module.db).plans(() =>
      refunds.listSucceeded("chrg_test_4711"),
    );
    const [unresolved] = await explainer(module.db).plans(() =>
      refunds.findUnresolved("chrg_test_4711"),
    );

    expect(ofCharge).toContain("IDX_atome_qr_refund_charge_id");
    expect(unresolved).toContain("IDX_atome_qr_refund_one_under_way");
  });
});
