import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { ModulesSdkUtils } from "@medusajs/framework/utils";

import { type Sandbox, startSandbox } from "../../sandbox";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { createModule } from "./create-module";
import { migrate } from "./migrate";
import { omiseVariables } from "./omise-variables";
import { suiteFile } from "./suite-file";
import { createDatabase, type TestDatabase } from "./store/template-store";

/** The plugin's module on its own tables in a real Postgres, without a Medusa around it. */
export interface TestModule {
  readonly atomeQr: AtomeQrModuleService;
  readonly db: Knex;
  readonly databaseUrl: string;
  /** What its accounts call. */
  readonly sandbox: Sandbox;
}

/** Tests of one topic. Each starts on empty tables, in a sandbox without charges. */
export interface ModuleSuite {
  /** Its file, such as `modules/ledger`. */
  readonly file: string;
  readonly name: string;
  readonly define: (module: TestModule) => void;
}

/**
 * What a file `modules/*.suite.ts` exports.
 *
 * @param filename `__filename`, so that a failed test names it
 */
export function moduleSuite(
  filename: string,
  name: string,
  define: (module: TestModule) => void,
): ModuleSuite {
  return { file: suiteFile(filename), name, define };
}

/** Each has a database and a sandbox of its own; what Medusa's packages load, they load once. */
export function runModuleSuites(suites: ModuleSuite[]): void {
  for (const { file, name, define } of suites) {
    describe(file, () => describe(name, () => runSuite(define)));
  }
}

function runSuite(define: ModuleSuite["define"]): void {
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
}
