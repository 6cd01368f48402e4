import { defineConfig } from "@medusajs/framework/utils";

/**
 * What a store adds for Atome QR: the plugin, and an entry per Omise account. This one sells in
 * Thailand and Singapore. The keys come from Omise's dashboard: Keys, and Webhooks.
 */
export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS!,
      adminCors: process.env.ADMIN_CORS!,
      authCors: process.env.AUTH_CORS!,
    },
  },
  plugins: [{ resolve: "medusa-payment-atome-qr", options: {} }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      // The provider reaches its ledger and the shopper's cart through these.
      dependencies: ["atomeQr", "query"],
      options: {
        providers: [
          {
            resolve: "medusa-payment-atome-qr/providers/atome-qr",
            id: "th", // pp_atome-qr_th; webhooks to https://<store>/hooks/atome-qr/th
            options: {
              secretKey: process.env.OMISE_SECRET_KEY_TH,
              webhookSecret: process.env.OMISE_WEBHOOK_SECRET_TH,
            },
          },
          {
            resolve: "medusa-payment-atome-qr/providers/atome-qr",
            id: "sg",
            options: {
              secretKey: process.env.OMISE_SECRET_KEY_SG,
              webhookSecret: process.env.OMISE_WEBHOOK_SECRET_SG,
              expiresInSeconds: 30 * 60, // a QR lives half an hour instead of 12 hours
            },
          },
        ],
      },
    },
  ],
});
