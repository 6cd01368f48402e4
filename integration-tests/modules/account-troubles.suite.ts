import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { anAttempt } from "../support/an-attempt";
import { moduleSuite } from "../support/module-suite";
import { omiseAccounts } from "../support/omise-accounts";
import { waitFor } from "../support/wait-for";
import { providers } from "../store/providers";

/** All entries with the key of the Thai account. */
const THAI = ["th", "thorder", "thhold"];

export default moduleSuite(__filename, "what is known of each account", (module) => {
  const { told, instance, rowOf, revokeKey, cutOff } = omiseAccounts(module);

  const timelineOf = async (id: string) =>
    (await module.atomeQr.chargeHistory.events([id])).map(
      ({ kind, actor, reason }) => `${kind}: ${reason} (${actor})`,
    );
  const returnKey = () => module.sandbox.setSecretKey("th", process.env.OMISE_SECRET_KEY_TH!);

  async function secondsPass(seconds: number): Promise<void> {
    await module.db("atome_qr_account").update({
      trouble_since: module.db.raw("trouble_since - make_interval(secs => ?)", [seconds]),
    });
  }

  describe("trouble", () => {
    it("is none while Omise answers, whatever one charge has", async () => {
      const { accountTroubles, accounts } = instance();
      await accounts
        .byId("th")
        .client.getCharge("chrg_test_unknown")
        .catch(() => undefined);

      expect(await accountTroubles.check("th")).toBeNull();
      expect(await rowOf("th")).toBeUndefined();
    });

    it("is that Omise is asked too often, once that has lasted for minutes", async () => {
      module.sandbox.faults.add({ match: "*", kind: "rate_limited" });
      const { accountTroubles } = instance();
      const now = Date.now.bind(Date);
      const clock = jest.spyOn(Date, "now");
      const after = async (seconds: number) => {
        clock.mockImplementation(() => now() + seconds * 1000);
        return accountTroubles.ask("th");
      };

      expect([await after(0), await after(60)]).toEqual(["busy", "busy"]);
      expect(await rowOf("th")).toBeUndefined();
      expect(await after(125)).toBe("too_many_requests");
      expect(await rowOf("th")).toMatchObject({ trouble: "too_many_requests" });
      // Long after that, it is another spell.
      expect(await after(125 + 600)).toBe("busy");

      module.sandbox.faults.clear();
      expect(await after(800)).toBeNull();
      expect(await rowOf("th")).toMatchObject({ trouble: null });
      clock.mockRestore();
    });

    it("with a key is told at once, and once, however many instances find it", async () => {
      revokeKey();

      for (const each of [instance(), instance(), instance()]) {
        expect(await each.accountTroubles.check("th")).toBe("key_rejected");
      }

      expect(told).toEqual([
        {
          name: "atome_qr.account.needs_attention",
          data: { account: "th", trouble: "key_rejected" },
        },
      ]);
      expect(await timelineOf("th")).toEqual(["account_trouble: key_rejected (system)"]);
    });

    it("that may pass is told when it has lasted a minute, and began when it was found", async () => {
      cutOff();
      expect(await instance().accountTroubles.check("th")).toBe("unreachable");
      expect(await timelineOf("th")).toEqual([]);
      await secondsPass(61);
      const { trouble_since: since } = (await rowOf("th"))!;

      await instance().accountTroubles.check("th");
      const { told_at: toldAt } = (await rowOf("th"))!;
      await instance().accountTroubles.check("th");

      expect(await rowOf("th")).toMatchObject({ told_at: toldAt });
      expect(told.map(({ data }) => data)).toEqual([{ account: "th", trouble: "unreachable" }]);
      expect(await timelineOf("th")).toEqual(["account_trouble: unreachable (system)"]);
      expect((await rowOf("th"))!.trouble_since).toEqual(since);
    });

    it("that passes within a minute is told to nobody", async () => {
      cutOff();
      const { accountTroubles } = instance();
      await accountTroubles.check("th");
      await secondsPass(59);
      module.sandbox.faults.clear();

      expect(await accountTroubles.recheck()).toEqual([]);

      await secondsPass(61);
      expect(await instance().accountTroubles.check("th")).toBeNull();
      expect(told).toEqual([]);
      expect(await timelineOf("th")).toEqual([]);
    });

    it("that turns out to be the key is told at once", async () => {
      cutOff();
      await instance().accountTroubles.check("th");
      module.sandbox.faults.clear();
      revokeKey();

      await instance().accountTroubles.check("th");

      expect(await timelineOf("th")).toEqual(["account_trouble: key_rejected (system)"]);
    });

    it.each(["redirect", "html_ok", "html_forbidden"] as const)(
      "is an unexpected answer where a page answers in Omise's place: %s",
      async (shape) => {
        module.sandbox.faults.add({ match: "*", kind: "page", shape });
        expect(await instance().accountTroubles.check("th")).toBe("unexpected_answer");
      },
    );

    it("is that of one account alone", async () => {
      revokeKey();
      const { accountTroubles } = instance();
      await accountTroubles.check("th");

      expect(await accountTroubles.check("sg")).toBeNull();
      expect(await accountTroubles.find("sg")).toBeUndefined();
      expect(await accountTroubles.recheck()).toEqual(THAI);
    });

    it("is that of all entries with one key, and said of the first of them", async () => {
      revokeKey();
      const { accountTroubles } = instance();
      module.sandbox.clearRequests();

      await Promise.all(THAI.map((id) => accountTroubles.check(id)));

      expect(module.sandbox.requests.map(({ path }) => path)).toEqual(["/account"]);
      expect(told.map(({ data }) => data)).toEqual([{ account: "th", trouble: "key_rejected" }]);
      for (const id of THAI) {
        expect(await accountTroubles.find(id)).toMatchObject({ id: "th", trouble: "key_rejected" });
      }
    });

    it("is asked about once, however many calls fail at once", async () => {
      revokeKey();
      const { accountTroubles } = instance();
      module.sandbox.clearRequests();

      await Promise.all(Array.from({ length: 50 }, () => accountTroubles.check("th")));
      await accountTroubles.check("th");

      expect(module.sandbox.requests.map(({ path }) => path)).toEqual(["/account"]);
    });

    it("is found by a call that failed, without anybody's asking", async () => {
      revokeKey();
      await instance()
        .accounts.byId("th")
        .client.getCharge("chrg_test_1")
        .catch(() => undefined);

      await waitFor(async () =>
        expect(await rowOf("th")).toMatchObject({ trouble: "key_rejected" }),
      );
    });

    it("is forgotten with an account that is not configured any more", async () => {
      revokeKey();
      await instance().accountTroubles.check("th");

      const { accountTroubles } = instance(providers(1_500).filter(({ id }) => !THAI.includes(id)));

      expect(await accountTroubles.recheck()).toEqual([]);
      expect(await rowOf("th")).toMatchObject({ trouble: null, trouble_since: null });
    });
  });

  describe("the end of trouble", () => {
    /** A charge of an entry that has been put off for long, after as many failures as count. */
    async function putOff(account: string): Promise<ChargeRow> {
      const row = await module.atomeQr.ledger.open(
        anAttempt({
          account,
          sessionId: `payses_${account}`,
          cartId: null,
          money: { amount: 50_000, currency: account === "sg" ? "SGD" : "THB" },
        }),
      );
      await module
        .db("atome_qr_charge")
        .where({ id: row.id })
        .update({ attempts: 20, ...FAR_OFF });
      return row;
    }

    async function putOffEvent(account: string): Promise<void> {
      const ids = { event_id: `evnt_${account}`, charge_id: "chrg_1", attempt_id: null };
      await module.atomeQr.inbox.store({ account, key: "charge.complete", ...ids }, 1_500);
      const rows = module.db("atome_qr_webhook_event").where({ account });
      await rows.update({ attempts: 20, next_attempt_at: FAR_OFF.next_check_at });
    }

    it("makes all that waits for the account due, of each of its entries, and nothing else", async () => {
      const { accountTroubles, schedule, inbox } = instance();
      revokeKey();
      await accountTroubles.check("th");
      for (const account of [...THAI, "sg"]) {
        await putOff(account);
        await putOffEvent(account);
      }
      expect(await schedule.claimDue(10)).toEqual([]);
      expect(await inbox.claimDue(10)).toEqual([]);

      returnKey();
      expect(await accountTroubles.recheck()).toEqual([]);

      const rows = await schedule.claimDue(10);
      const events = await inbox.claimDue(10);
      expect(rows.map(({ account }) => account).sort()).toEqual([...THAI].sort());
      expect(events.map(({ account }) => account).sort()).toEqual([...THAI].sort());
      expect([...rows, ...events].map(({ attempts }) => attempts)).toEqual(Array(6).fill(0));
    });

    it("leaves alone what is finalized", async () => {
      const { accountTroubles, ledger } = instance();
      revokeKey();
      await accountTroubles.check("th");
      const { id } = await putOff("th");
      await ledger.failAttempt(id, "invalid_charge", "Refused.");
      const { next_check_at: before } = await ledger.byId(id);

      returnKey();
      await accountTroubles.recheck();

      expect((await ledger.byId(id)).next_check_at).toEqual(before);
    });

    it("is taken once: what is put off afterwards stays so", async () => {
      const { accountTroubles, schedule } = instance();
      revokeKey();
      await accountTroubles.check("th");
      returnKey();
      await accountTroubles.recheck();
      await putOff("th");

      expect(await instance().accountTroubles.check("th")).toBeNull();

      expect(await schedule.claimDue(10)).toEqual([]);
    });

    it("has the next trouble told anew, an hour after the last", async () => {
      const { accountTroubles } = instance();
      revokeKey();
      await accountTroubles.check("th");
      returnKey();
      await accountTroubles.recheck();
      revokeKey();

      await instance().accountTroubles.check("th");
      expect(told).toHaveLength(1);

      await module.db("atome_qr_account").update({
        told_at: module.db.raw("told_at - interval '61 minutes'"),
      });
      await instance().accountTroubles.check("th");

      expect(told).toHaveLength(2);
      expect(await timelineOf("th")).toHaveLength(2);
    });

    it("leaves work of an account in trouble to a later run", async () => {
      const { accountTroubles, schedule, inbox } = instance();
      revokeKey();
      await accountTroubles.check("th");
      await putOff("thhold");
      await putOffEvent("thhold");
      await module.db("atome_qr_charge").update({ attempts: 0, next_check_at: new Date(0) });
      await module
        .db("atome_qr_webhook_event")
        .update({ attempts: 0, next_attempt_at: new Date(0) });
      const troubled = await accountTroubles.recheck();

      expect(await schedule.claimDue(10, troubled)).toEqual([]);
      expect(await inbox.claimDue(10, troubled)).toEqual([]);
      expect(await schedule.claimDue(10)).toHaveLength(1);
      expect(await inbox.claimDue(10)).toHaveLength(1);
    });
  });
});

const FAR_OFF = { next_check_at: new Date("2099-01-01T00:00:00Z") };
