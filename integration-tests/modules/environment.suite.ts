import { Environment } from "../../src/modules/atome-qr/environment";
import { createModule } from "../support/create-module";
import { moduleSuite } from "../support/module-suite";

export default moduleSuite(__filename, "the store that a ledger was written for", (module) => {
  /** A process of a store with this address, or none, on this database. */
  const store = (backendUrl: string | null) => new Environment(module.db, backendUrl);

  const row = () => module.db("atome_qr_environment").first<Record<string, string | null>>();
  const move = (database: string) => module.db("atome_qr_environment").update({ database });

  beforeEach(() => module.db("atome_qr_environment").delete());

  it("is the first one that asks", async () => {
    expect(await store("https://api.shop.example").claim()).toBe(true);
    expect(await row()).toMatchObject({
      host: "api.shop.example",
      database: expect.stringMatching(/^\d+\/\d+$/) as string,
    });
  });

  it.each([
    ["another process with its address", "https://api.shop.example/"],
    ["a process without a configured address", null],
  ])("is recognised in %s", async (_what, backendUrl) => {
    await store("https://api.shop.example").claim();
    expect(await store(backendUrl).claim()).toBe(true);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
  });

  it("is not recognised by another address: that store is a copy", async () => {
    await store("https://api.shop.example").claim();
    expect(await store("https://staging.shop.example").claim()).toBe(false);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
  });

  it("is recognised on another port of the developer's machine, and under its first real address", async () => {
    await store("http://localhost:9000").claim();
    expect(await store("http://127.0.0.1:9001").claim()).toBe(true);
    expect(await store("https://api.shop.example").claim()).toBe(true);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
    expect(await store("http://localhost:9000").claim()).toBe(false);
    expect(await store("https://staging.shop.example").claim()).toBe(false);
  });

  it("is not recognised on another database, though it had no real address yet", async () => {
    await store("http://localhost:9000").claim();
    await move("1/1");
    expect(await store("https://api.shop.example").claim()).toBe(false);
    expect(await store("http://localhost:9000").claim()).toBe(false);
  });

  it("is not recognised by its address alone: a copy can have the original's configuration", async () => {
    await store("https://api.shop.example").claim();
    await move("1/1");
    expect(await store("https://api.shop.example").claim()).toBe(false);
    expect(await row()).toMatchObject({ host: "api.shop.example", database: "1/1" });
  });

  it("is recognised by its address where Postgres does not say which database it is", async () => {
    await store("https://api.shop.example").claim();
    await module.db("atome_qr_environment").update({ database: null });
    expect(await store("https://api.shop.example").claim()).toBe(true);
    expect((await row()).database).not.toBeNull();
  });

  it("is not known, and nothing is sent, as long as the database does not say", async () => {
    const { accounts, environment } = createModule(module.db);
    const claim = jest.spyOn(environment, "claim").mockRejectedValue(new Error("gone"));

    await expect(accounts.byId("th").client.getAccount()).rejects.toMatchObject({
      retryable: true,
    });
    expect(module.sandbox.requests).toEqual([]);

    claim.mockRestore();
    expect(await accounts.byId("th").client.getAccount()).toMatchObject({ livemode: false });
  });

  it("is not recognised on another database when no address is configured", async () => {
    await store(null).claim();
    await move("1/1");
    expect(await store(null).claim()).toBe(false);
  });

  it("has its address recorded once one is configured", async () => {
    await store(null).claim();
    expect(await store("https://api.shop.example").claim()).toBe(true);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
  });

  it("is the one that took the ledger over, and the former one no longer", async () => {
    await store("https://api.shop.example").claim();
    const staging = store("https://staging.shop.example");
    expect(await staging.claim()).toBe(false);

    await staging.takeOver();

    expect(await staging.claim()).toBe(true);
    expect(await store("https://api.shop.example").claim()).toBe(false);
  });
});
