import { join } from "node:path";

import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { type AxiosInstance } from "axios";
import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import seed from "../../demo/store/seed";
import { type Sandbox, startSandbox } from "../../sandbox";
import { offerProviders } from "./offer-providers";
import { omiseVariables } from "./omise-variables";
import { databaseIsQuiet, limitGoodbye } from "./quiet-database";
import { Shopper } from "./shopper";
import { Staff } from "./staff";

const STORE_DIR = join(__dirname, "../store");

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
  /** A shopper with a cart of one product, shipped, ready to pay. */
  shopper(country?: "th" | "sg" | "my"): Promise<Shopper>;
  /** The admin user, logged in. */
  staff(): Promise<Staff>;
}

/**
 * Each test starts on the seeded database; webhooks go to the plugin's own route.
 *
 * @param start starts the Omise that the store will call
 */
export function storeSuite(
  name: string,
  define: (store: TestStore) => void,
  start: () => Promise<Sandbox> = startSandbox,
): void {
  describe(name, () => {
    const parts: Partial<TestStore> & { getContainer?: () => MedusaContainer } = {};

    beforeAll(async () => {
      const sandbox = await start();
      Object.assign(parts, { sandbox });
      Object.assign(process.env, omiseVariables(sandbox));
    });

    afterAll(() => parts.sandbox?.close());

    medusaIntegrationTestRunner({
      medusaConfigFile: STORE_DIR,
      cwd: STORE_DIR,
      testSuite: ({ api, getContainer }) => {
        const store: TestStore = {
          api: api as AxiosInstance,
          get sandbox() {
            return parts.sandbox!;
          },
          get container() {
            return getContainer();
          },
          get db() {
            return getContainer().resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION);
          },
          get url() {
            return (api as AxiosInstance).defaults.baseURL!;
          },
          get publishableKey() {
            return parts.publishableKey!;
          },
          shopper: (country = "th") => Shopper.withCart(store, country),
          staff: () => Staff.logIn(store),
        };

        beforeAll(async () => {
          const container = getContainer();
          const { publishableKey } = await seed({ container, args: [] });
          Object.assign(parts, { publishableKey });
          await offerProviders(container);
        });

        beforeEach(async () => {
          await store.sandbox.reset();
          for (const { id } of store.sandbox.accounts) {
            store.sandbox.setWebhookUrl(id, `${store.url}/hooks/atome-qr/${id}`);
          }
        });

        afterEach(async () => {
          await store.sandbox.webhooks.settled();
          await databaseIsQuiet(store.db);
        });

        describe("", () => {
          define(store);
          afterAll(() => limitGoodbye(store.db));
        });
      },
    });
  });
}
