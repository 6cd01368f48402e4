/** Medusa itself: migrates, seeds and serves, all in one process, which starts faster than three. */
import { createServer } from "node:http";
import { join } from "node:path";
import { serve } from "@medusajs/admin-bundler";
import { GracefulShutdownServer } from "@medusajs/framework/utils";
import loadMedusa from "@medusajs/medusa/loaders/index";
import express, { type RequestHandler } from "express";
import seed from "../store/seed";
import { runChild, tellRunner } from "./child-side";
import { migrateDatabase } from "./migrate-database";

const directory = process.cwd();
const productImages = join(__dirname, "..", "storefront", "public", "products");
const step = (text: string) => tellRunner({ type: "step", text });

let admin: RequestHandler = (_req, res) => void res.status(503).send(pleaseWait);
process.on("message", (message: { type: string; folder: string }) => {
  if (message.type !== "admin") return;
  void serve({ outDir: message.folder }).then((router) => (admin = router));
});

const databaseUrl = new Promise<string>((resolve) => {
  process.on("message", (message: { type: string; url: string }) => {
    if (message.type === "database") resolve(message.url);
  });
});

runChild(start, { canQuit: true });

async function start() {
  process.env.DATABASE_URL = await databaseUrl;
  step("Bringing the database up to date");
  await migrateDatabase(directory);

  step("Starting Medusa");
  const app = express();
  app.get("/health", (_req, res) => void res.send("OK"));
  app.use("/app", (req, res, next) => admin(req, res, next));
  // The admin shows product images from its own origin, the storefront from its own.
  app.use("/products", express.static(productImages));
  const { container, shutdown } = await loadMedusa({ directory, expressApp: app });

  const result = await seed({ container, args: [], onStep: step });

  const server = GracefulShutdownServer.create(createServer(app));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(process.env.PORT), "127.0.0.1", resolve);
  });
  return {
    result,
    async stop() {
      // Shoppers' long polls would hold the server for up to 25 s.
      await server.shutdown(500);
      await shutdown();
    },
  };
}

const pleaseWait = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta http-equiv="refresh" content="2" />
    <title>Medusa Admin</title>
  </head>
  <body style="font: 16px/1.5 system-ui; display: grid; place-items: center; min-height: 90vh">
    <p>The admin is being built, once. This page opens it as soon as it is there.</p>
  </body>
</html>`;
