import { join } from "node:path";

import { type MedusaContainer } from "@medusajs/framework/types";

import { RECOVERY_STALE_AFTER_SECONDS, RECOVERY_TAKEOVER_SECONDS } from "../../src/domain/timing";
import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { AtomeAdmin } from "../support/atome-admin";
import { minuteLater, runJob } from "../support/job";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

/** As built: the timer runs the very workflows that the store has loaded. */
const SAFETY_NET = join(__dirname, "../../.medusa/server/src/recovery/safety-net.js");

export default suite(__filename, "the safety net beside Medusa's job", (store) => {
  beforeEach(() => {
    store.sandbox.webhooks.faults = { off: true };
  });

  afterEach(() => store.db.raw("drop function if exists refuse_work() cascade"));

  /** What a process's timer does every ten seconds. */
  async function look({ upFor = 0 }: { upFor?: number } = {}) {
    const { look: run } = (await import(SAFETY_NET)) as {
      look: (container: MedusaContainer, startedAt: Date) => Promise<void>;
    };
    await run(store.container, new Date(Date.now() - upFor * 1000));
  }

  const ago = (seconds: number) =>
    store.db.raw("now() - make_interval(secs => ?)", [seconds]) as unknown as Date;
  const begunAgo = (seconds: number) =>
    store.db("atome_qr_heartbeat").update({ began_at: ago(seconds) });
  const completedAgo = (seconds: number) =>
    store.db("atome_qr_heartbeat").update({ completed_at: ago(seconds) });

  /** No event in the inbox can be claimed: one part of each run fails. */
  const breakInbox = () =>
    store.db.raw(`
      create or replace function refuse_work() returns trigger language plpgsql as
        $$ begin raise exception 'the inbox is broken'; end $$;
      create trigger refuse_work before update on atome_qr_webhook_event
        for each statement execute function refuse_work();`);

  async function paidUnseen() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await minuteLater(store);
    const isOrder = async () => {
      const row = await store
        .db("atome_qr_charge")
        .where({ session_id: session.id })
        .first<{ order_id: string | null }>();
      return row.order_id !== null;
    };
    return { session, isOrder };
  }

  function told(): unknown[] {
    const seen: unknown[] = [];
    store.container.resolve("event_bus").subscribe("atome_qr.recovery.needs_attention", (event) => {
      seen.push(event.data);
      return Promise.resolve();
    });
    return seen;
  }

  const health = () => store.api.get<unknown>("/atome-qr/health", { validateStatus: () => true });

  it("makes an order of a paid charge when Medusa has forgotten the job", async () => {
    const { isOrder } = await paidUnseen();
    await begunAgo(RECOVERY_TAKEOVER_SECONDS + 1);

    await look();

    expect(await isOrder()).toBe(true);
  });

  it("leaves the work to the job where that runs", async () => {
    const { isOrder } = await paidUnseen();
    await begunAgo(RECOVERY_TAKEOVER_SECONDS - 10);

    await look();

    expect(await isOrder()).toBe(false);
  });

  it("runs once, however many processes look", async () => {
    await begunAgo(RECOVERY_TAKEOVER_SECONDS + 1);
    const { heartbeat } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const begun = jest.spyOn(heartbeat, "beginAfter");

    await Promise.all([look(), look(), look()]);

    const begins = await Promise.all(begun.mock.results.map(({ value }) => value as unknown));
    begun.mockRestore();
    expect(begins.sort()).toEqual([false, false, true]);
  });

  it("goes on with the other parts when one fails, and says which", async () => {
    const { isOrder } = await paidUnseen();
    await breakInbox();
    await completedAgo(30);

    await runJob(store);

    expect(await isOrder()).toBe(true);
    const admin = await AtomeAdmin.logIn(store);
    const data = await admin.staff.get<object>("/admin/atome-qr/accounts");
    expect(data).toMatchObject({
      safety_net: {
        is_stale: false,
        failure: expect.stringMatching(/webhook events.*the inbox is broken/) as string,
      },
    });
  });

  it("tells staff once when no run completes, and a monitor with each question", async () => {
    const seen = told();
    await breakInbox();
    await completedAgo(RECOVERY_STALE_AFTER_SECONDS + 1);
    const upFor = RECOVERY_STALE_AFTER_SECONDS + 1;

    for (let time = 0; time < 3; time++) {
      await runJob(store);
      await look({ upFor });
    }

    const failure = expect.stringContaining("the inbox is broken") as string;
    await waitFor(() => expect(seen).toEqual([{ failure }]));
    await waitFor(async () => {
      const rows = await store
        .db("notification")
        .where({ channel: "feed" })
        .select<{ data: { title: string } }[]>("data");
      expect(rows.map(({ data }) => data.title)).toEqual([
        "Atome QR: unfinished payments are not being checked",
      ]);
    });
    const stale = await health();
    expect([stale.status, stale.data]).toEqual([
      503,
      { status: "stale", last_completed_at: expect.any(String) as string },
    ]);

    await store.db.raw("drop function refuse_work() cascade");
    await runJob(store);
    expect((await health()).data).toMatchObject({ status: "ok" });
    await breakInbox();
    await store.db("atome_qr_heartbeat").update({
      completed_at: ago(RECOVERY_STALE_AFTER_SECONDS + 1),
      told_at: ago(2 * RECOVERY_STALE_AFTER_SECONDS),
    });
    await look({ upFor });
    await waitFor(() => expect(seen).toHaveLength(2));
  });

  it("says nothing of a store that was down and has just started", async () => {
    const seen = told();
    await breakInbox();
    await completedAgo(24 * 3600);
    await begunAgo(24 * 3600);

    await look({ upFor: 60 });

    const { told_at: at } = await store.db("atome_qr_heartbeat").first<{ told_at: null }>();
    expect([at, seen]).toEqual([null, []]);
  });

  it("answers a monitor 503 while the database does not answer for it", async () => {
    await completedAgo(1);
    expect((await health()).status).toBe(200);
    await store.db.raw("alter table atome_qr_heartbeat rename to atome_qr_gone");

    const { status, data } = await health().finally(() =>
      store.db.raw("alter table atome_qr_gone rename to atome_qr_heartbeat"),
    );

    expect([status, data]).toEqual([503, { status: "unavailable", last_completed_at: null }]);
  });
});
