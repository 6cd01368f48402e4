/** One Medusa instance of the cluster. */
import { createServer } from "node:http";

import { GracefulShutdownServer } from "@medusajs/framework/utils";
import loadMedusa from "@medusajs/medusa/loaders/index";
import express from "express";

import { runChild } from "../../../demo/runner/child-side";

runChild(start, { canQuit: true });

async function start() {
  const app = express();
  const { shutdown } = await loadMedusa({ directory: process.cwd(), expressApp: app });
  const server = GracefulShutdownServer.create(createServer(app));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(process.env.PORT), "127.0.0.1", resolve);
  });
  return {
    async stop() {
      await server.shutdown(500);
      await shutdown();
    },
  };
}
