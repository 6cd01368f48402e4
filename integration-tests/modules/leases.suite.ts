import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ModulesSdkUtils } from "@medusajs/framework/utils";

import { Leases } from "../../src/modules/atome-qr/leases";
import { moduleSuite } from "../support/module-suite";
import { waitFor } from "../support/wait-for";

export default moduleSuite(__filename, "work that must not run twice at once", (module) => {
  const connections: Knex[] = [];

  afterEach(() => Promise.all(connections.splice(0).map((connection) => connection.destroy())));

  /** What one instance of the store has. */
  function instance(pool?: { min: number; max: number }): Leases {
    const clientUrl = module.databaseUrl;
    const connection = ModulesSdkUtils.createPgConnection({ clientUrl, pool }) as Knex;
    connections.push(connection);
    return new Leases(connection);
  }

  /** Work that runs until it is told to end. */
  function longWork() {
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const work = jest.fn(() => ended);
    return { work, end };
  }

  const rows = () => module.db("atome_qr_lease").select<{ key: string }[]>("key");

  it("comes one after the other, on whatever instance, and leaves nothing behind", async () => {
    const leases = [instance(), instance(), instance()];
    let atWork = 0;
    const most: number[] = [];
    const work = async () => {
      most.push(++atWork);
      await new Promise(setImmediate);
      atWork -= 1;
    };

    await Promise.all(
      Array.from({ length: 12 }, (_, index) => leases[index % 3].run("charge:1", 30, work)),
    );

    expect(most).toEqual(Array(12).fill(1));
    expect(await rows()).toEqual([]);
  });

  it("comes in the order of arrival in one process", async () => {
    const leases = instance();
    const said: number[] = [];
    await Promise.all(
      [1, 2, 3, 4].map((number) =>
        leases.run("charge:1", 30, () => Promise.resolve(said.push(number))),
      ),
    );
    expect(said).toEqual([1, 2, 3, 4]);
  });

  it("does not wait for work of another key", async () => {
    const leases = instance();
    const { work, end } = longWork();
    const first = leases.run("charge:1", 30, work);
    await expect(leases.run("charge:2", 30, () => Promise.resolve("done"))).resolves.toBe("done");
    end();
    await first;
  });

  it.each([
    ["in the same process", () => [instance()]],
    ["on another instance", () => [instance(), instance()]],
  ])(
    "is refused when the other takes too long, %s, and can be done after it",
    async (_w, start) => {
      const instances = start();
      const [one, other] = [instances[0], instances.at(-1)!];
      const { work, end } = longWork();
      const first = one.run("refund:1", 30, work);
      await waitFor(() => expect(work).toHaveBeenCalled());
      const late = jest.fn();

      await expect(other.run("refund:1", 0.3, late)).rejects.toMatchObject({ reason: "busy" });

      expect(late).not.toHaveBeenCalled();
      end();
      await first;
      await expect(other.run("refund:1", 5, () => Promise.resolve("done"))).resolves.toBe("done");
    },
  );

  it("that fails says why, and keeps nobody out", async () => {
    const leases = instance();
    const error = new Error("no");
    await expect(leases.run("charge:1", 5, () => Promise.reject(error))).rejects.toBe(error);
    await expect(leases.run("charge:1", 5, () => Promise.resolve("done"))).resolves.toBe("done");
  });

  it("is taken over from an instance that crashed, when its time is up, and not before", async () => {
    const crashed = { key: "charge:1", token: "of a crash" };
    await module
      .db("atome_qr_lease")
      .insert({ ...crashed, ends_at: module.db.raw("now() + '1 h'") });
    await expect(instance().run("charge:1", 0.3, jest.fn())).rejects.toMatchObject({
      reason: "busy",
    });

    await module.db("atome_qr_lease").update({ ends_at: module.db.raw("now() - interval '1 s'") });
    const taken = await instance().run("charge:1", 5, () => rows());

    expect(taken).toEqual([{ key: "charge:1" }]);
    expect(await rows()).toEqual([]);
  });

  it("does not give another holder's lease back", async () => {
    const leases = instance();
    await leases.run("charge:1", 5, () =>
      module
        .db("atome_qr_lease")
        .update({ token: "another's" })
        .then(() => undefined),
    );
    expect(await rows()).toEqual([{ key: "charge:1" }]);
  });

  it("holds no connection: with two of them, ten work at once", async () => {
    const leases = instance({ min: 1, max: 2 });
    const works = Array.from({ length: 10 }, longWork);
    const all = works.map(({ work }, index) => leases.run(`charge:${index}`, 30, work));

    await waitFor(() => works.forEach(({ work }) => expect(work).toHaveBeenCalled()));

    works.forEach(({ end }) => end());
    await Promise.all(all);
  });
});
