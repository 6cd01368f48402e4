import { defineConfig } from "@medusajs/framework/utils";

/** The store the integration tests run: as a merchant would write it, with short timeouts. */
const account = (id: string, suffix: string, more: Record<string, unknown> = {}) => ({
  resolve: "medusa-payment-atome-qr/providers/atome-qr",
  id,
  options: {
    secretKey: process.env[`OMISE_SECRET_KEY_${suffix}`],
    webhookSecret: process.env[`OMISE_WEBHOOK_SECRET_${suffix}`],
    apiUrl: process.env.SANDBOX_URL,
    timeoutMs: 1_500,
    ...more,
  },
});

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "integration-tests",
      cookieSecret: "integration-tests",
    },
  },
  admin: { disable: true },
  plugins: [{ resolve: "medusa-payment-atome-qr", options: {} }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["atomeQr", "query"],
      options: {
        providers: [
          account("th", "TH"),
          account("sg", "SG"),
          account("my", "MY"),
          account("thorder", "TH", { checkout: "order_first" }),
          account("thhold", "TH", { latePayments: "hold", apiVersion: "2017-11-02" }),
        ],
      },
    },
  ],
});
