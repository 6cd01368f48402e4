import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { REQUIRED, Schema } from "../../src/modules/atome-qr/schema";
import { migrate } from "../support/migrate";
import { moduleSuite } from "../support/module-suite";

const UPGRADING = join(__dirname, "../../docs/upgrading.md");
const MIGRATIONS = join(__dirname, "../../src/modules/atome-qr/migrations");

export default moduleSuite(__filename, "whether the database is migrated", (module) => {
  const logger = { error: jest.fn<void, [string]>(), info: jest.fn<void, [string]>() };
  const schema = () => new Schema(module.db, logger);
  const tables = () =>
    module
      .db("pg_tables")
      .where("tablename", "like", "atome\\_qr\\_%")
      .pluck<string[]>("tablename");

  beforeEach(() => jest.clearAllMocks());

  it("is true after all migrations, and nothing is said", async () => {
    expect(await schema().look()).toBe(true);
    expect([...logger.error.mock.calls, ...logger.info.mock.calls]).toEqual([]);
  });

  it("is asked of every table that the migrations make", async () => {
    expect(REQUIRED.filter((one) => !one.includes(".")).sort()).toEqual((await tables()).sort());
  });

  it("is asked of every column that a later migration adds", () => {
    const [, ...later] = readdirSync(MIGRATIONS).filter((file) => file.endsWith(".ts"));
    const added = later.flatMap((file) => {
      const text = readFileSync(join(MIGRATIONS, file), "utf8");
      return [...text.matchAll(/alter table if exists "(\w+)" (add column [^;]+);/g)].flatMap(
        ([, table, columns]) =>
          [...columns.matchAll(/add column if not exists "(\w+)"/g)].map(
            ([, column]) => `${table}.${column}`,
          ),
      );
    });
    expect(REQUIRED.filter((one) => one.includes(".")).sort()).toEqual(added.sort());
  });

  it.each(REQUIRED.filter((one) => one.includes(".")))(
    "is false without %s, which is named once",
    async (column) => {
      const [table, name] = column.split(".");
      await module.db.raw("alter table ?? rename column ?? to gone", [table, name]);
      const mine = schema();
      const looks = [await mine.look(), await mine.look()];
      await module.db.raw("alter table ?? rename column gone to ??", [table, name]);

      expect(looks).toEqual([false, false]);
      expect(logger.error.mock.calls).toEqual([
        [expect.stringContaining(`Missing: ${column}.`) as string],
      ]);
      expect(await mine.look()).toBe(true);
      expect(logger.info).toHaveBeenCalledTimes(1);
    },
  );

  it("is found false by work that meets a missing column, however it seemed before", async () => {
    const mine = schema();
    await mine.assertComplete();
    const work = () => mine.use(() => module.db.raw("select gone from atome_qr_charge"));
    await expect(work()).rejects.toMatchObject({ reason: "not_migrated" });
    await expect(mine.use(() => Promise.reject(new Error("other")))).rejects.toThrow("other");
  });

  it("is false after all is dropped as the documentation says, and true when it is made again", async () => {
    const [, sql] = /```sql\n([^]+?)```/.exec(readFileSync(UPGRADING, "utf8"))!;
    const done = readdirSync(MIGRATIONS)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => ({ name: file.replace(".ts", "") }));
    await module.db.raw("create table mikro_orm_migrations (name text)");
    await module.db("mikro_orm_migrations").insert(done);
    await module.db.raw(sql);
    expect(await module.db("mikro_orm_migrations")).toEqual([]);
    const functions = await module.db("pg_proc").where("proname", "like", "atome\\_qr\\_%");
    expect([await tables(), functions]).toEqual([[], []]);
    const mine = schema();
    await expect(mine.assertComplete()).rejects.toMatchObject({ reason: "not_migrated" });

    await migrate(module.db);
    await mine.assertComplete();
  });
});
