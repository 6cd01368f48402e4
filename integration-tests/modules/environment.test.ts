import { Environment } from "../../src/modules/atome-qr/environment";
import { moduleSuite } from "../support/module-suite";

moduleSuite("the store that a ledger was written for", (module) => {
  /** A process of a store with this address, or none, on this database. */
  const store = (backendUrl: string | null) => new Environment(module.db, backendUrl);

  const row = () => module.db("atome_qr_environment").first<Record<string, string | null>>();
  const move = (database: string) => module.db("atome_qr_environment").update({ database });

  beforeEach(() => module.db("atome_qr_environment").delete());

  it("is the first one that asks", async () => {
    expect(await store("https://api.shop.example").isOwn()).toBe(true);
    expect(await row()).toMatchObject({
      host: "api.shop.example",
      database: expect.stringMatching(/^\d+\/\d+$/) as string,
    });
  });

  it.each([
    ["another process of it", "https://api.shop.example/"],
    ["one that does not know its address", null],
  ])("is its for %s", async (_what, backendUrl) => {
    await store("https://api.shop.example").isOwn();
    expect(await store(backendUrl).isOwn()).toBe(true);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
  });

  it("is not one with another address: a copy", async () => {
    await store("https://api.shop.example").isOwn();
    expect(await store("https://staging.shop.example").isOwn()).toBe(false);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
  });

  it("is still itself on another database, by its address", async () => {
    await store("https://api.shop.example").isOwn();
    await move("1/1");
    expect(await store("https://api.shop.example").isOwn()).toBe(true);
    expect((await row()).database).not.toBe("1/1");
  });

  it("is not one without an address on another database", async () => {
    await store(null).isOwn();
    await move("1/1");
    expect(await store(null).isOwn()).toBe(false);
  });

  it("says its address when it is configured at last", async () => {
    await store(null).isOwn();
    expect(await store("https://api.shop.example").isOwn()).toBe(true);
    expect(await row()).toMatchObject({ host: "api.shop.example" });
  });

  it("is the one that takes it over, and the other is not any more", async () => {
    await store("https://api.shop.example").isOwn();
    const staging = store("https://staging.shop.example");
    expect(await staging.isOwn()).toBe(false);

    await staging.takeOver();

    expect(await staging.isOwn()).toBe(true);
    expect(await store("https://api.shop.example").isOwn()).toBe(false);
  });
});
