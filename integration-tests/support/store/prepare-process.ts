/** Migrates and seeds a store's database, and fills carts, before its instances start. */
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo } from "node:net";

import loadMedusa from "@medusajs/medusa/loaders/index";
import axios from "axios";
import express from "express";

import { runChild } from "../../../demo/runner/child-side";
import { migrateDatabase } from "../../../demo/runner/migrate-database";
import seed from "../../../demo/store/seed";
import { type Country, Shopper } from "../shopper";
import { offerProviders } from "./offer-providers";
import { type PreparedStore } from "./prepare-store";

const directory = process.cwd();
const wanted = JSON.parse(process.argv[2]) as Partial<Record<Country, number>>;

runChild(start, { canQuit: true });

async function start() {
  await migrateDatabase(directory);
  const app = express();
  const { container, shutdown } = await loadMedusa({ directory, expressApp: app });
  const { publishableKey } = await seed({ container, args: [] });
  await offerProviders(container);
  const server = createServer(app).listen(0);
  await once(server, "listening");
  const api = axios.create({
    baseURL: `http://localhost:${(server.address() as AddressInfo).port}`,
  });

  const carts: PreparedStore["carts"] = { th: [], sg: [], my: [] };
  for (const country of ["th", "sg", "my"] as const) {
    for (let number = 0; number < (wanted[country] ?? 0); number++) {
      const { cartId } = await Shopper.withCart({ api, publishableKey }, country);
      carts[country].push(cartId);
    }
  }
  server.close();
  server.closeAllConnections();
  return { result: { publishableKey, carts } satisfies PreparedStore, stop: shutdown };
}
