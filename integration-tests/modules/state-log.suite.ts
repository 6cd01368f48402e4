import { type Observation } from "../../src/modules/atome-qr/observation";
import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { runAs } from "../../src/modules/atome-qr/actor";
import { Ledger } from "../../src/modules/atome-qr/ledger";
import { RefundLedger } from "../../src/modules/atome-qr/refunds";
import { StateLog } from "../../src/modules/atome-qr/state-change";
import { anAttempt } from "../support/an-attempt";
import { anObservation } from "../support/an-observation";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "the log of states", (module) => {
  let lines: string[];

  beforeEach(() => {
    lines = [];
  });

  function parts() {
    const log = new StateLog({ info: (line) => lines.push(line) });
    return { ledger: new Ledger(module.db, log), refunds: new RefundLedger(module.db, log) };
  }

  function open(ledger: Ledger): Promise<ChargeRow> {
    return ledger.open(anAttempt({ email: "somchai@example.com" }));
  }

  const seen = (status: Observation["status"], more: Partial<Observation> = {}) =>
    anObservation(status, {
      charge_id: "chrg_test_1",
      download_uri: "https://omise.example/qr",
      ...more,
    });

  const valuesOf = (line: string) =>
    Object.fromEntries(
      line
        .split(" ")
        .slice(2)
        .map((pair) => pair.split("=")),
    ) as Record<string, string>;

  const moves = () =>
    lines.map(valuesOf).map(({ from, to, cause }) => `${from} → ${to} by ${cause}`);

  it("has a line for each move, with the same keys in the same order", async () => {
    const { ledger } = parts();
    const { id } = await runAs("checkout", () => open(ledger));
    await runAs("checkout", () => ledger.observe(id, seen("pending")));
    await ledger.observe(id, seen("expired", { failure_code: "payment_expired" }));
    const { row } = await runAs("staff:user_1", () => ledger.observe(id, seen("paid")));
    await runAs("job", () => ledger.markFinalized(row, "order_1"));

    const ids = "charge_id=chrg_test_1 session_id=payses_1 account=th";
    expect(lines).toEqual(
      [
        `charge_id=null session_id=payses_1 account=th from=null to=creating cause=checkout reason=null attempt_id=${id} order_id=null refund_id=null`,
        `${ids} from=creating to=pending cause=checkout reason=null attempt_id=${id} order_id=null refund_id=null`,
        `${ids} from=pending to=expired cause=system reason=payment_expired attempt_id=${id} order_id=null refund_id=null`,
        `${ids} from=expired to=paid cause=staff reason=null attempt_id=${id} order_id=null refund_id=null`,
        `${ids} from=paid to=finalized cause=job reason=null attempt_id=${id} order_id=order_1 refund_id=null`,
      ].map((line) => `Atome QR: event=charge_state ${line}`),
    );
  });

  it("has none for what moves nothing", async () => {
    const { ledger } = parts();
    const { id } = await open(ledger);
    await ledger.observe(id, seen("paid"));
    lines.length = 0;

    await ledger.observe(id, seen("paid"));
    await ledger.observe(id, seen("expired"));
    await ledger.failAttempt(id, "not_created", "Not there.");
    await ledger.failUnreadable(id);
    await ledger.raiseAttention(id, "order_delayed");
    await ledger.allowOrder(id); // was not finalized

    expect(lines).toEqual([]);
  });

  it("has one line of what many do at once, and each says where the row came from", async () => {
    const { ledger } = parts();
    const { id } = await open(ledger);
    await ledger.observe(id, seen("pending"));
    lines.length = 0;
    const many = Array.from({ length: 6 });

    await Promise.all([
      ...many.map(() => ledger.observe(id, seen("expired"))),
      ...many.map(() => ledger.observe(id, seen("paid"))),
    ]);
    const row = await ledger.byId(id);
    await Promise.all(many.map(() => ledger.markFinalized(row, "order_1")));

    expect([
      ["pending → paid by system", "paid → finalized by system"],
      ["pending → expired by system", "expired → paid by system", "paid → finalized by system"],
    ]).toContainEqual(moves());
  });

  it("tells of refunds, whose session and account the charge says", async () => {
    const { ledger, refunds } = parts();
    const { id } = await open(ledger);
    await ledger.observe(id, seen("paid"));
    lines.length = 0;
    const money = { amount: 100, currency: "THB" } as const;
    const refund = { chargeId: "chrg_test_1", money, reason: "staff" };

    const first = (await refunds.open(refund))!;
    await refunds.open(refund); // another one is under way
    await refunds.markFailed(first, "failed_refund", "No balance.");
    const second = (await refunds.open(refund))!;
    await refunds.markSucceeded(second.id, "rfnd_test_1");
    await refunds.markSucceeded(second.id, "rfnd_test_1");
    await refunds.addMade({ ...refund, reason: "dashboard" }, "rfnd_test_2");
    await refunds.addMade({ ...refund, reason: "dashboard" }, "rfnd_test_2");

    expect(lines.map(valuesOf)).toMatchObject([
      { event: "refund_state", from: "null", to: "creating", attempt_id: first.id },
      { from: "creating", to: "failed", reason: "failed_refund", attempt_id: first.id },
      { from: "null", to: "creating", attempt_id: second.id, refund_id: "null" },
      { from: "creating", to: "succeeded", reason: "staff", refund_id: "rfnd_test_1" },
      { from: "null", to: "succeeded", reason: "dashboard", refund_id: "rfnd_test_2" },
    ]);
    expect(
      lines.map(valuesOf).map(({ session_id, account }) => `${session_id} ${account}`),
    ).toEqual(Array.from({ length: 5 }, () => "payses_1 th"));
  });

  it("keeps a line a line, whatever a code of Omise's holds", async () => {
    const { ledger } = parts();
    const { id } = await open(ledger);
    await ledger.observe(id, seen("failed", { failure_code: 'bad\ncode to=paid "x"' }));

    expect(valuesOf(lines[1]).reason).toBe("bad_code_to_paid__x_");
    expect(lines[1]).not.toMatch(/\n|somchai|omise\.example/);
  });

  it("says that staff have an order placed again", async () => {
    const { ledger } = parts();
    const { id } = await open(ledger);
    const { row } = await ledger.observe(id, seen("paid"));
    await ledger.raiseAttention(id, "order_not_placed");
    await ledger.markFinalized(row);
    lines.length = 0;

    await runAs("staff:user_1", () => ledger.allowOrder(id));
    await runAs("staff:user_1", () => ledger.allowOrder(id));

    expect(moves()).toEqual(["finalized → paid by staff"]);
  });
});
