import { createServer } from "node:http";
import { type AddressInfo } from "node:net";

import { WorkflowScheduler } from "@medusajs/framework/orchestration";
import { type MedusaContainer } from "@medusajs/framework/types";
import { GracefulShutdownServer } from "@medusajs/framework/utils";
import loadMedusa from "@medusajs/medusa/loaders/index";
import express from "express";

import { ATOME_QR_MODULE } from "../../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../../src/modules/atome-qr/service";
import { STORE_DIR } from "./template-store";

export interface BootedStore {
  container: MedusaContainer;
  url: string;
  stop(): Promise<void>;
}

/** Boots the store under test in this process, as `medusa start` does, on a free port. */
export async function bootStore(): Promise<BootedStore> {
  const app = express();
  app.get("/health", (_req, res) => void res.send("OK"));
  const { container, shutdown } = await loadMedusa({ directory: STORE_DIR, expressApp: app });
  // The job runs when a test says so (`support/job.ts`), and not at each full minute.
  await new WorkflowScheduler().clear();
  // Looks when a test says so (`http/safety-net`): all others begin with a heartbeat of long ago.
  container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE).beforeShutdown.forEach((stop) => stop());
  const server = GracefulShutdownServer.create(createServer(app));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, resolve);
  });
  return {
    container,
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      await server.shutdown(500);
      await shutdown();
    },
  };
}
