import { defineConfig } from "@medusajs/framework/utils";

import { notificationModules, pluginOptions } from "./notifications";
import { providers, redirectProviders } from "./providers";

const TIMEOUT_MS = 1_500;

/** The store most integration tests run. Short timeouts, for the tests' sake. */
export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000,/^https:\\/\\/[a-z]+\\.shop\\.example$/",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "integration-tests",
      cookieSecret: "integration-tests",
    },
  },
  admin: { disable: true },
  plugins: [{ resolve: "medusa-payment-atome-qr", options: pluginOptions }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["atomeQr", "query"],
      options: {
        providers: [
          ...providers(TIMEOUT_MS),
          ...("backendUrl" in pluginOptions ? redirectProviders(TIMEOUT_MS) : []),
        ],
      },
    },
    ...notificationModules,
    ...(process.env.MEDUSA_FF_RBAC ? [{ resolve: "@medusajs/medusa/rbac" }] : []),
  ],
});
