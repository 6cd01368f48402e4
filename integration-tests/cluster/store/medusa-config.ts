import { defineConfig } from "@medusajs/framework/utils";

import { providers, redirectProviders } from "../../store/providers";

const { DATABASE_URL, REDIS_URL: redisUrl, STORE_SECRET, WITHOUT_PLUGIN } = process.env;

const TIMEOUT_MS = 3_000;

/** Entries of other payment providers, as JSON. */
const others = JSON.parse(process.env.MORE_PAYMENT_PROVIDERS ?? "[]") as object[];

/** What Medusa needs to run as several instances. */
const redisModules = [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/locking-redis",
          id: "locking-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        {
          resolve: "@medusajs/caching-redis",
          id: "caching-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
];

const plugin = {
  resolve: "medusa-payment-atome-qr",
  // All shoppers come from one address, as from a storefront's own server.
  options: { backendUrl: "https://api.shop.example", newCodes: { perAddress: false } },
};

const payments = {
  resolve: "@medusajs/medusa/payment",
  dependencies: ["atomeQr", "query"],
  options: { providers: [...providers(TIMEOUT_MS), ...redirectProviders(TIMEOUT_MS), ...others] },
};

/**
 * A store of one or more instances, each a process of its own; with WITHOUT_PLUGIN, one of before the
 * plugin was installed.
 */
export default defineConfig({
  projectConfig: {
    databaseUrl: DATABASE_URL,
    redisUrl,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: STORE_SECRET,
      cookieSecret: STORE_SECRET,
    },
  },
  admin: { disable: true },
  plugins: WITHOUT_PLUGIN ? [] : [plugin],
  modules: [...(WITHOUT_PLUGIN ? [] : [payments]), ...(redisUrl ? redisModules : [])],
});
