import { type Consumer } from "../../src/domain/events";
import { type ToldEvent } from "../../src/modules/atome-qr/outbox";
import { anAttempt } from "../support/an-attempt";
import { anObservation } from "../support/an-observation";
import { waitFor } from "../support/wait-for";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "the outbox", (module) => {
  /** A charge that was paid, needs attention and became an order. */
  async function paidCharge(): Promise<string> {
    const { ledger } = module.atomeQr;
    const { id } = await ledger.open(anAttempt());
    const { row } = await ledger.observe(id, anObservation("paid", { charge_id: "chrg_test_1" }));
    await ledger.raiseAttention(id, "order_amount_differs");
    await ledger.markFinalized(row, "order_1");
    return id;
  }

  /** A consumer that notes what it is told, and fails at a kind. */
  function listener(fails?: string) {
    const told: string[] = [];
    const tell = ({ kind }: ToldEvent): Promise<void> => {
      if (kind === fails) {
        return Promise.reject(new Error("no answer"));
      }
      told.push(kind);
      return Promise.resolve();
    };
    return { told, tell };
  }

  const due = (consumer: Consumer) => module.atomeQr.outbox.listDue(consumer, 10);

  /** What was to be told once the pause after a failure is over. */
  const later = () =>
    module.db("atome_qr_charge_event").update({ publish_after: null, notify_after: null });

  it("tells each consumer what there is to tell, in order, and once", async () => {
    const { outbox } = module.atomeQr;
    const id = await paidCharge();
    const bus = listener();
    const shopper = listener();
    const staff = listener();

    await outbox.deliver("eventBus", id, bus.tell);
    await outbox.deliver("eventBus", id, bus.tell);
    expect(await due("eventBus")).toEqual([]);
    expect(await due("shopper")).toEqual([id]);
    expect(await due("staff")).toEqual([id]);
    await outbox.deliver("shopper", id, shopper.tell);
    await outbox.deliver("staff", id, staff.tell);

    expect(bus.told).toEqual(["attention", "order_placed"]);
    expect(shopper.told).toEqual(["order_placed"]);
    expect(staff.told).toEqual(["attention"]);
  });

  it("tells what failed again later, and nothing after it before", async () => {
    const { outbox } = module.atomeQr;
    const id = await paidCharge();
    const broken = listener("attention");
    await expect(outbox.deliver("eventBus", id, broken.tell)).rejects.toThrow("no answer");
    expect(broken.told).toEqual([]);

    const early = listener();
    await outbox.deliver("eventBus", id, early.tell);
    expect(early.told).toEqual([]);
    expect(await due("eventBus")).toEqual([]);

    await later();
    expect(await due("eventBus")).toEqual([id]);
    const { told, tell } = listener();
    await outbox.deliver("eventBus", id, tell);
    expect(told).toEqual(["attention", "order_placed"]);
  });

  it("lets one of several deliver, and none overtake it", async () => {
    const { outbox, ledger } = module.atomeQr;
    const id = await paidCharge();
    const { told, tell } = listener();
    let isFirst = true;
    let gaveUp = 0;
    const slow = async (event: ToldEvent) => {
      if (isFirst) {
        isFirst = false;
        await ledger.raiseAttention(id, "order_canceled"); // news while it is being told
        await outbox.deliver("eventBus", id, tell);
        await waitFor(() => expect(gaveUp).toBe(2));
        expect(told).toEqual([]);
      }
      await tell(event);
    };

    const deliver = () => outbox.deliver("eventBus", id, slow).then(() => (gaveUp += 1));
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(told).toEqual(["attention", "order_placed"]);

    await outbox.deliver("eventBus", id, tell);
    expect(told).toEqual(["attention", "order_placed", "attention"]);
  });

  it("is not due while one line of a charge waits for another try", async () => {
    const { outbox, ledger } = module.atomeQr;
    const id = await paidCharge();
    await expect(outbox.deliver("eventBus", id, listener("attention").tell)).rejects.toThrow();
    await ledger.raiseAttention(id, "order_canceled");

    expect(await due("eventBus")).toEqual([]);
    const lines = await module.db("atome_qr_charge_event").whereNotNull("publish_after");
    expect(lines.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      "attention",
      "order_placed",
    ]);
  });

  it("publishes nothing of an attempt that became no charge", async () => {
    const { ledger, events, outbox } = module.atomeQr;
    const { id } = await ledger.open(anAttempt());
    await ledger.failAttempt(id, "not_created", "The request never reached Omise.");
    const emitted: unknown[] = [];
    const { parts } = events as unknown as { parts: { eventBus?: unknown } };
    parts.eventBus = { emit: (message: unknown) => void emitted.push(message) };

    await events.publishDue(10);
    parts.eventBus = undefined;

    expect(emitted).toEqual([]);
    expect(await outbox.listDue("eventBus", 10)).toEqual([]);
  });

  it("publishes each event under its name, with the charge's ids", async () => {
    const emitted: { name: string; data: Record<string, unknown> }[] = [];
    const { events } = module.atomeQr;
    const parts = (events as unknown as { parts: { eventBus?: unknown } }).parts;
    parts.eventBus = { emit: (message: (typeof emitted)[0]) => void emitted.push(message) };
    const id = await paidCharge();

    await events.publishDue(10);
    parts.eventBus = undefined;

    expect(emitted).toMatchObject([
      {
        name: "atome_qr.charge.needs_attention",
        data: { id, charge_id: "chrg_test_1", attention: "order_amount_differs" },
      },
      {
        name: "atome_qr.charge.paid",
        data: { id, order_id: "order_1", amount: 50_000, currency: "THB" },
      },
    ]);
  });
});
