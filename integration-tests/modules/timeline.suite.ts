import { type Observation } from "../../src/modules/atome-qr/observation";
import { anAttempt } from "../support/an-attempt";
import { anObservation } from "../support/an-observation";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "the timeline", (module) => {
  let number = 0;

  function openAttempt() {
    number += 1;
    const attempt = anAttempt({ sessionId: `payses_${number}`, email: "Somchai@Example.com" });
    return module.atomeQr.ledger.open(attempt);
  }

  const seen = (status: Observation["status"], more: Partial<Observation> = {}) =>
    anObservation(status, { charge_id: `chrg_test_${number}`, ...more });

  const kinds = async (id: string) =>
    (await module.atomeQr.chargeHistory.events([id])).map(({ kind, reason }) =>
      reason ? `${kind}: ${reason}` : kind,
    );

  it("has every change of state once, in its order", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.observe(id, seen("pending"));
    await ledger.observe(id, seen("expired"));
    const { row } = await ledger.observe(id, seen("paid"));
    await ledger.raiseAttention(id, "order_canceled");
    await ledger.markHandled(id, true);
    await ledger.markHandled(id, false);
    await ledger.markFinalized(row, "order_1");

    expect(await kinds(id)).toEqual([
      "created",
      "opened",
      "expired",
      "paid",
      "attention: order_canceled",
      "attention_handled: order_canceled",
      "attention_reopened: order_canceled",
      "order_placed: order_1",
    ]);
  });

  it("has nothing of what is no news", async () => {
    const { ledger, schedule } = module.atomeQr;
    const attempt = await openAttempt();
    const { id } = attempt;
    await ledger.observe(id, seen("pending"));
    await ledger.observe(id, seen("pending", { download_uri: "https://omise.example/qr" }));
    await schedule.markChecked([id]);
    await schedule.postpone(attempt, "no answer");
    await schedule.claimCheck(id, 0);
    await ledger.markWithdrawn(id, true);
    await ledger.markHandled(id, true);

    expect(await kinds(id)).toEqual(["created", "opened"]);
  });

  it("has one line of what many do at once", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    const many = Array.from({ length: 10 });

    await Promise.all(many.map(() => ledger.observe(id, seen("paid"))));
    await Promise.all(many.map(() => ledger.raiseAttention(id, "session_gone")));
    await Promise.all(many.map(() => ledger.markHandled(id, true)));

    expect(await kinds(id)).toEqual([
      "created",
      "paid",
      "attention: session_gone",
      "attention_handled: session_gone",
    ]);
  });

  it("has nothing of a change that was taken back", async () => {
    const { id } = await openAttempt();
    const change = module.db.transaction(async (transaction) => {
      await transaction("atome_qr_charge").where({ id }).update({ status: "paid" });
      throw new Error("taken back");
    });
    await expect(change).rejects.toThrow("taken back");
    expect(await kinds(id)).toEqual(["created"]);
  });

  it("names the failure, and takes a reason back that is over", async () => {
    const { ledger, schedule } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.raiseAttention(id, "reconciliation_failing");
    await ledger.markHandled(id, true);
    await schedule.markChecked([id]);
    await ledger.observe(id, seen("failed", { failure_code: "failed_processing" }));

    expect(await kinds(id)).toEqual([
      "created",
      "attention: reconciliation_failing",
      "attention_handled: reconciliation_failing",
      "attention_cleared: reconciliation_failing",
      "failed: failed_processing",
    ]);
    expect(await ledger.byId(id)).toMatchObject({ attention: null, attention_handled_at: null });
  });

  it("takes back that something was dealt with when there is another reason", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.raiseAttention(id, "order_amount_differs");
    await ledger.markHandled(id, true);
    await ledger.raiseAttention(id, "session_gone");

    expect(await ledger.byId(id)).toMatchObject({
      attention: "session_gone",
      attention_handled_at: null,
    });
    expect((await kinds(id)).at(-1)).toBe("attention: session_gone");
  });

  it("has the refunds: what was asked for, and what came of it", async () => {
    const { ledger, refunds } = module.atomeQr;
    const { id } = await openAttempt();
    const { row } = await ledger.observe(id, seen("paid"));
    const chargeId = row.charge_id!;
    const money = { amount: 500, currency: "THB" } as const;
    const made = (await refunds.open({ chargeId, money, reason: "staff" }))!;
    await refunds.markSucceeded(made.id, "rfnd_test_1");
    const lost = (await refunds.open({ chargeId, money, reason: "session_gone" }))!;
    await refunds.markFailed(lost, "failed_refund", "Too little balance.");
    await refunds.addMade({ chargeId, money, reason: "dashboard" }, "rfnd_test_2");
    await refunds.addMade({ chargeId, money, reason: "dashboard" }, "rfnd_test_2");

    expect((await kinds(id)).slice(2)).toEqual([
      "refund_requested: staff",
      "refunded: staff",
      "refund_requested: session_gone",
      "refund_failed: failed_refund",
      "refunded: dashboard",
    ]);
    const events = await module.atomeQr.chargeHistory.events([id]);
    expect(events.slice(2).map(({ amount }) => amount)).toEqual([500, 500, 500, 500, 500]);
  });

  it("takes in writes of instances that know nothing of it yet", async () => {
    await module.db("atome_qr_charge").insert({
      id: "aqchg_old",
      account: "th",
      session_id: "payses_old",
      status: "creating",
      amount: 1,
      currency: "THB",
      livemode: false,
      next_check_at: module.db.fn.now(),
    });
    await module.db("atome_qr_charge").where({ id: "aqchg_old" }).update({ status: "pending" });

    expect(await module.atomeQr.chargeHistory.events(["aqchg_old"])).toMatchObject([
      { kind: "created", actor: "system", user_id: null },
      { kind: "opened", actor: "system", user_id: null },
    ]);
  });

  it("needs no e-mail address, and keeps one so that it is found in any letter case", async () => {
    expect((await openAttempt()).email).toBe("somchai@example.com");
  });
});
