import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import axios, { type AxiosInstance } from "axios";

import { migrateDatabase } from "../../demo/runner/migrate-database";
import { type Sandbox, startSandbox } from "../../sandbox";
import { AnswerChecker } from "../../scripts/openapi/check-answers";
import { checkAnswers } from "./check-answers";
import { omiseVariables } from "./omise-variables";
import { type Country, Shopper } from "./shopper";
import { Staff } from "./staff";
import { suiteFile } from "./suite-file";
import { type BootedStore, bootStore } from "./store/boot-store";
import { keepRows, type SeededRows } from "./store/seeded-rows";
import { storeIsAtRest } from "./store/store-at-rest";
import {
  createDatabase,
  templateStore,
  type TestDatabase,
  STORE_DIR,
} from "./store/template-store";

/** A real Medusa on a real Postgres, with the sandbox as its Omise, filled by the demo's seed. */
export interface TestStore {
  readonly api: AxiosInstance;
  readonly sandbox: Sandbox;
  readonly container: MedusaContainer;
  /** The store's database, for what no API shows. */
  readonly db: Knex;
  /** Where the store listens. */
  readonly url: string;
  readonly publishableKey: string;
  /** What of docs/openapi.json has answered, and what did not fit. */
  readonly answers: AnswerChecker;
  /** A shopper with a cart of one product, shipped, ready to pay. */
  shopper(country?: "th" | "sg" | "my"): Promise<Shopper>;
  /** The admin user, logged in. */
  staff(): Promise<Staff>;
}

/** Tests of one topic, for a store that other suites use, too. */
export interface Suite {
  /** Its file, such as `http/refunds`. */
  readonly file: string;
  readonly name: string;
  readonly define: (store: TestStore) => void;
}

/**
 * What a file `*.suite.ts` exports. `integration-tests/shards/` says in which store it runs.
 *
 * @param filename `__filename`, so that a failed test names it
 */
export function suite(filename: string, name: string, define: (store: TestStore) => void): Suite {
  return { file: suiteFile(filename), name, define };
}

/**
 * Boots one store for all these suites. Each test starts on the seeded rows; webhooks go to the
 * plugin's own route.
 *
 * @param startOmise starts the Omise that the store will call
 */
export function runSuites(
  suites: Suite[],
  startOmise: () => Promise<Sandbox> = startSandbox,
): void {
  const parts: {
    database?: TestDatabase;
    rows?: SeededRows;
    booted?: BootedStore;
    sandbox?: Sandbox;
    api?: AxiosInstance;
    /** Logged in: a login is 0.2 s of hashing. */
    staff?: Staff;
    /** Those of the seeded ones that no shopper of this test has. */
    carts?: Record<Country, string[]>;
  } = {};
  const answers = new AnswerChecker();
  const store: TestStore = {
    answers,
    get api() {
      return parts.api!;
    },
    get sandbox() {
      return parts.sandbox!;
    },
    get container() {
      return parts.booted!.container;
    },
    get db() {
      return store.container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION);
    },
    get url() {
      return parts.booted!.url;
    },
    get publishableKey() {
      return templateStore().publishableKey;
    },
    async shopper(country = "th") {
      const cartId = parts.carts![country].shift();
      return cartId ? Shopper.of(store, country, cartId) : Shopper.withCart(store, country);
    },
    staff: async () => (parts.staff ??= await Staff.logIn(store)),
  };

  beforeAll(async () => {
    parts.sandbox = await startOmise();
    parts.database = await createDatabase("seeded");
    Object.assign(process.env, omiseVariables(parts.sandbox), { DATABASE_URL: parts.database.url });
    if (process.env.MEDUSA_FF_RBAC) {
      await migrateDatabase(STORE_DIR); // the template was made without
    }
    parts.booted = await bootStore();
    parts.api = axios.create({ baseURL: store.url });
    checkAnswers(parts.api, answers);
    parts.rows = await keepRows(parts.database.url);
  });

  beforeEach(async () => {
    await parts.rows!.restore();
    parts.carts = structuredClone(templateStore().carts);
    await store.sandbox.reset();
    for (const { id } of store.sandbox.accounts) {
      store.sandbox.setWebhookUrl(id, `${store.url}/hooks/atome-qr/${id}`);
    }
  });

  afterEach(async () => {
    await store.sandbox.webhooks.settled();
    await storeIsAtRest(store.container, store.db);
    expect(answers.faults.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await parts.booted?.stop();
    await parts.rows?.close();
    await parts.database?.drop();
    await parts.sandbox?.close();
  });

  for (const { file, name, define } of suites) {
    describe(file, () => describe(name, () => define(store)));
  }
}
