import { type AccountRow } from "../../src/modules/atome-qr/account-troubles";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { moduleSuite } from "../support/module-suite";
import { omiseAccounts } from "../support/omise-accounts";
import { providers } from "../store/providers";

moduleSuite("an entry", (module) => {
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
});
