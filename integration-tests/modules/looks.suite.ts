import { type Observation } from "../../src/modules/atome-qr/observation";
import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { anAttempt } from "../support/an-attempt";
import { anObservation } from "../support/an-observation";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "what the job looks at", (module) => {
  let number = 0;

  function openAttempt(): Promise<ChargeRow> {
    return module.atomeQr.ledger.open(anAttempt({ sessionId: `payses_test_${++number}` }));
  }

  function seen(status: Observation["status"], more: Partial<Observation> = {}): Observation {
    return anObservation(status, { charge_id: `chrg_test_${number}`, ...more });
  }

  it("looks after a refund until Medusa shows it, however long that takes", async () => {
    const { ledger, schedule } = module.atomeQr;
    const { id } = await openAttempt();
    const { row } = await ledger.observe(id, seen("paid", { refunded_amount: 100 }));
    await ledger.markFinalized(row);
    const age = (more: object) =>
      module
        .db("atome_qr_charge")
        .where({ id })
        .update({
          paid_at: module.db.raw("now() - interval '70 days'"),
          next_check_at: module.db.raw("now() - interval '1 second'"),
          ...more,
        });
    const claimed = async () => (await schedule.claimRecheck(10)).map((one) => one.id);

    await age({});
    expect(await claimed()).toEqual([id]);
    await schedule.markChecked([id]);
    await age({});
    expect(await claimed()).toEqual([id]);

    await age({ shown_refunded_amount: 100 });
    expect(await claimed()).toEqual([id]);
    await schedule.markChecked([id]);
    expect((await ledger.byId(id)).next_check_at.getFullYear()).toBe(9999);
  });

  it("is the job's again where staff act on what it had given up", async () => {
    const { ledger, schedule } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.observe(id, seen("paid"));
    const due = () =>
      module
        .db("atome_qr_charge")
        .where({ id })
        .update({ next_check_at: module.db.raw("now() - interval '1 second'") });
    await module.db("atome_qr_charge").where({ id }).update({ attempts: 20 });
    await due();
    expect(await schedule.claimDue(10)).toEqual([]);

    await schedule.takeUpAgain(id);
    await due();

    expect(await schedule.claimDue(10)).toMatchObject([{ id, attempts: 0 }]);
  });

  it("finds what became of refunds though many of another account cannot be asked about", async () => {
    const { ledger, refunds } = module.atomeQr;
    for (const account of ["sg", "sg", "th"]) {
      const charge_id = `chrg_test_${++number}`;
      const attempt = anAttempt({ sessionId: `payses_test_${number}`, account });
      const { id } = await ledger.open(attempt);
      await ledger.observe(id, seen("paid", { charge_id }));
      await refunds.open({
        chargeId: charge_id,
        money: { amount: 100, currency: "THB" },
        reason: "staff",
      });
    }
    await module
      .db("atome_qr_refund")
      .update({ updated_at: module.db.raw("now() - interval '1 hour'") });
    const stale = async (of: Parameters<typeof refunds.listStale>[2]) =>
      (await refunds.listStale(60, 1, of)).map(({ charge_id }) => charge_id);

    expect(await stale({ accounts: ["th"] })).toEqual([`chrg_test_${number}`]);
    expect(await stale({ butAccounts: ["sg"] })).toEqual([`chrg_test_${number}`]);
    expect(await stale({ accounts: [] })).toEqual([]);
  });
});
