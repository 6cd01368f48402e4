/** Migrates and seeds the store's database, before its instances start. */
import loadMedusa from "@medusajs/medusa/loaders/index";
import express from "express";

import { runChild } from "../../../demo/runner/child-side";
import { migrateDatabase } from "../../../demo/runner/migrate-database";
import seed from "../../../demo/store/seed";
import { offerProviders } from "../../support/offer-providers";

const directory = process.cwd();

runChild(start, { canQuit: true });

async function start() {
  await migrateDatabase(directory);
  const { container, shutdown } = await loadMedusa({ directory, expressApp: express() });
  const result = await seed({ container, args: [] });
  await offerProviders(container);
  return { result, stop: shutdown };
}
