import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ModulesSdkUtils } from "@medusajs/framework/utils";

import { type Sandbox, startSandbox } from "../../sandbox";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { createModule } from "./create-module";
import { migrate } from "./migrate";
import { omiseVariables } from "./omise-variables";
import { createDatabase, type TestDatabase } from "./store/template-store";

/** The plugin's module on its own tables in a real Postgres, without a Medusa around it. */
export interface TestModule {
  readonly atomeQr: AtomeQrModuleService;
  readonly db: Knex;
  readonly databaseUrl: string;
  /** What its accounts call. */
  readonly sandbox: Sandbox;
}

/** Each test starts on empty tables, in a sandbox without charges. */
export function moduleSuite(name: string, define: (module: TestModule) => void): void {
  describe(name, () => {
    let sandbox: Sandbox;
    let database: TestDatabase;
    let db: Knex;
    let atomeQr: AtomeQrModuleService;
    let tables: string[];

    beforeAll(async () => {
      sandbox = await startSandbox();
      Object.assign(process.env, omiseVariables(sandbox));
      database = await createDatabase("empty");
      db = ModulesSdkUtils.createPgConnection({ clientUrl: database.url }) as Knex;
      await migrate(db);
      tables = await db("pg_tables").where({ schemaname: "public" }).pluck("tablename");
      atomeQr = createModule(db);
    });

    beforeEach(async () => {
      await db.raw(`truncate ${tables.join(", ")} restart identity`);
      await sandbox.reset();
    });

    afterAll(async () => {
      await db.destroy();
      await database.drop();
      await sandbox.close();
    });

    define({
      get atomeQr() {
        return atomeQr;
      },
      get db() {
        return db;
      },
      get databaseUrl() {
        return database.url;
      },
      get sandbox() {
        return sandbox;
      },
    });
  });
}
