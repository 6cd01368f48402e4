import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type IEventBusModuleService } from "@medusajs/framework/types";

import { AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { providers } from "../store/providers";

interface ModuleParts {
  /** The payment module's entries; all of the stores under test by default. */
  entries?: ReturnType<typeof providers>;
  eventBus?: Pick<IEventBusModuleService, "emit">;
}

/** What an instance of a store has of the plugin's module, over tables that exist. */
export function createModule(
  db: Knex,
  { entries = providers(1_500), eventBus }: ModuleParts = {},
): AtomeQrModuleService {
  return new AtomeQrModuleService({
    __pg_connection__: db,
    event_bus: eventBus as IEventBusModuleService | undefined,
    configModule: {
      modules: {
        payment: { resolve: "@medusajs/medusa/payment", options: { providers: entries } },
      },
    },
  });
}
