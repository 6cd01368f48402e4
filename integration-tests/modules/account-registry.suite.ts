import { type AccountRow } from "../../src/modules/atome-qr/account-troubles";
import { expireCharge } from "../../src/modules/atome-qr/operations/expire-charge";
import { observe } from "../../src/modules/atome-qr/operations/observe";
import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { ENVIRONMENT_RECHECK_MS } from "../../src/domain/timing";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { anAttempt } from "../support/an-attempt";
import { moduleSuite } from "../support/module-suite";
import { omiseAccounts } from "../support/omise-accounts";
import { providers } from "../store/providers";

/** What the sandbox calls the account of the entry `th`. */
const TH = "account_test_th";

export default moduleSuite(__filename, "an entry", (module) => {
  const { instance, rowOf, revokeKey, cutOff } = omiseAccounts(module);

  /** One for each Omise account. */
  const entries = () => providers(1_500).filter(({ id }) => ["th", "sg", "my"].includes(id));

  /** The same entries, one under another id. */
  const renamed = (from: string, to: string, changes: Record<string, unknown> = {}) =>
    entries().map((entry) =>
      entry.id === from ? { ...entry, id: to, options: { ...entry.options, ...changes } } : entry,
    );

  async function started(configured = entries()): Promise<AtomeQrModuleService> {
    const atomeQr = instance(configured);
    await atomeQr.accountRegistry.identify({ anew: true });
    return atomeQr;
  }

  it("is remembered with the Omise account it is for, and asked about once", async () => {
    const { accountRegistry } = await started();
    const rows = await module.db<AccountRow>("atome_qr_account").orderBy("id");
    expect(rows.map(({ id, livemode }) => [id, livemode])).toEqual([
      ["my", false],
      ["sg", false],
      ["th", false],
    ]);
    expect(new Set(rows.map(({ omise_id: id }) => id)).size).toBe(3);

    module.sandbox.clearRequests();
    await accountRegistry.identify({ anew: false });
    expect(module.sandbox.requests).toEqual([]);
  });

  it("that Omise did not tell of is asked about again", async () => {
    cutOff();
    const { accountRegistry } = await started();
    expect(await rowOf("th")).toMatchObject({ omise_id: null });
    module.sandbox.faults.clear();

    await accountRegistry.identify({ anew: false });

    expect((await rowOf("th"))!.omise_id).not.toBeNull();
  });

  it("given another id, keeps what its former one had", async () => {
    await started();
    const { accounts } = await started(renamed("th", "siam"));

    expect(accounts.renamed()).toEqual([["th", "siam"]]);
    expect(accounts.has("th")).toBe(true);
    expect(accounts.byId("th")).toBe(accounts.byId("siam"));
    expect(accounts.areSame("th", "siam")).toBe(true);
    expect(accounts.idsLike("siam")).toEqual(["siam", "th"]);
    expect(accounts.all().map(({ id }) => id)).toEqual(["siam", "sg", "my"]);
  });

  it("given another id, is known by both to an instance that cannot ask Omise", async () => {
    await started();
    await started(renamed("th", "siam"));
    cutOff();

    const { accounts, accountRegistry } = instance(renamed("th", "siam"));
    await accountRegistry.findFormerIds();

    expect(accounts.byId("th").id).toBe("siam");
  });

  it("given another id twice, is known by all three", async () => {
    await started();
    await started(renamed("th", "siam"));
    const { accounts } = await started(renamed("th", "thailand"));

    expect(accounts.byId("th").id).toBe("thailand");
    expect(accounts.byId("siam").id).toBe("thailand");
  });

  it("given another id, comes out of the trouble that its former one had", async () => {
    await started();
    revokeKey();
    await instance(entries()).accountTroubles.check("th");
    module.sandbox.setSecretKey("th", "skey_test_new");

    const { accountTroubles } = await started(
      renamed("th", "siam", { secretKey: "skey_test_new" }),
    );

    expect(await accountTroubles.recheck()).toEqual([]);
    expect(await rowOf("th")).toMatchObject({ trouble: null });
  });

  it("that is gone has no successor of another Omise account, or of the other mode", async () => {
    await started();
    const without = entries().filter(({ id }) => id !== "th");
    expect((await started(without)).accounts.has("th")).toBe(false);

    await module.db("atome_qr_account").where({ id: "th" }).update({ livemode: true });
    expect((await started(renamed("th", "siam"))).accounts.has("th")).toBe(false);
  });

  it("whose key has become another account's is remembered with that one", async () => {
    await started();
    const thai = (await rowOf("th"))!.omise_id;
    const key = { secretKey: process.env.OMISE_SECRET_KEY_SG };

    await started(renamed("th", "th", key));

    const now = (await rowOf("th"))!.omise_id;
    expect(now).not.toBe(thai);
    expect(now).toBe((await rowOf("sg"))!.omise_id);
  });

  describe("whose key has become another account's, and that has charges", () => {
    const withKeyOf = (country: string) =>
      renamed("th", "th", { secretKey: process.env[`OMISE_SECRET_KEY_${country}`] });

    /** An open charge that the entry made, as it stands in the ledger. */
    async function charged() {
      const atomeQr = await started();
      const { id } = await atomeQr.ledger.open(anAttempt({ cartId: null }));
      await module
        .db("atome_qr_charge")
        .where({ id })
        .update({
          charge_id: "chrg_test_1",
          status: "pending",
          created_at: module.db.raw("now() - interval '1 hour'"),
        });
      module.sandbox.clearRequests();
      return id;
    }

    const requests = () => module.sandbox.requests.map(({ method, path }) => `${method} ${path}`);
    const charge = (id: string) => module.db("atome_qr_charge").where({ id }).first<ChargeRow>();

    it("asks only whose the key is, whatever it is used for first, and tells staff", async () => {
      const id = await charged();
      const atomeQr = instance(withKeyOf("SG"));

      await expect(observe(atomeQr, id)).rejects.toMatchObject({ code: "omise_refused" });
      await expect(
        expireCharge(atomeQr, { ...(await charge(id)), charge_id: "chrg_test_1" }),
      ).rejects.toThrow();
      await expect(
        atomeQr.accounts.byId("th").client.createRefund("chrg_test_1", { amount: 1 }),
      ).rejects.toMatchObject({ code: "other_account" });
      await atomeQr.accountTroubles.check("th");

      expect(new Set(requests())).toEqual(new Set(["GET /account"]));
      expect(await charge(id)).toMatchObject({ status: "pending", attention: null });
      expect(await rowOf("th")).toMatchObject({ trouble: "other_account", omise_id: TH });
      expect(await atomeQr.accountTroubles.recheck()).toContain("th");
    });

    it("goes on as before with its former key", async () => {
      const id = await charged();
      await instance(withKeyOf("SG")).accountTroubles.check("th");

      const { accountTroubles, accounts } = instance(entries());

      expect(await accountTroubles.recheck()).toEqual([]);
      expect(accounts.has((await charge(id)).account)).toBe(true);
    });

    it("taken over, is the new account's, and its charges wait for the former one", async () => {
      const id = await charged();
      const atomeQr = instance(withKeyOf("SG"));
      await atomeQr.accountTroubles.check("th");
      const elsewhere = instance(withKeyOf("SG"));

      await elsewhere.accountRegistry.takeOver();

      const { account } = await charge(id);
      expect(elsewhere.accounts.has(account)).toBe(false);
      expect(await rowOf("th")).toMatchObject({ omise_id: "account_test_sg", trouble: null });
      expect(await elsewhere.accounts.byId("th").client.getAccount()).toMatchObject({
        id: "account_test_sg",
      });

      // The former account comes back, under whatever id.
      const both = [...withKeyOf("SG"), ...renamed("th", "old").filter((one) => one.id === "old")];
      const { accounts } = await started(both);
      expect(accounts.byId(account).id).toBe("old");
    });

    it("is not taken over while Omise does not say whose the key is", async () => {
      const id = await charged();
      cutOff();
      await expect(instance(withKeyOf("SG")).accountRegistry.takeOver()).rejects.toThrow();
      expect(await charge(id)).toMatchObject({ account: "th" });
    });

    it("is looked at again after it was taken over in another process", async () => {
      await charged();
      const { accountRegistry } = instance(withKeyOf("SG"));
      await expect(accountRegistry.assertOwn("th")).rejects.toThrow();

      await instance(withKeyOf("SG")).accountRegistry.takeOver();

      const now = Date.now();
      const clock = jest.spyOn(Date, "now").mockReturnValue(now + ENVIRONMENT_RECHECK_MS + 1);
      await accountRegistry.assertOwn("th");
      clock.mockRestore();
    });
  });
});
