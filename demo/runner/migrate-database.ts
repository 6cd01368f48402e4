import { MedusaModule } from "@medusajs/framework/modules-sdk";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { migrate } from "@medusajs/medusa/commands/db/migrate";
import { initializeContainer } from "@medusajs/medusa/loaders/index";

/** Brings the database of the store in `directory` up to date. Rejects when a migration fails. */
export async function migrateDatabase(directory: string): Promise<void> {
  const container = await initializeContainer(directory);
  const done = await migrate({
    directory,
    container,
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
    skipLinks: false,
    skipScripts: true,
    skipSearch: true,
    executeAllLinks: true,
    executeSafeLinks: true,
    executeAllSearch: false,
    executeSafeSearch: false,
  });
  if (!done) throw new Error("the database migrations failed");
  MedusaModule.clearInstances();
}
