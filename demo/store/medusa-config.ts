import { defineConfig } from "@medusajs/framework/utils";

import { demoRegions, entriesOf } from "./seed/regions";

/** One Omise account per country. Without `apiUrl`, it is Omise itself. */
const providers = demoRegions.flatMap((region) => {
  const suffix = region.country.toUpperCase();
  return entriesOf(region).map(({ id, flow }) => ({
    resolve: "medusa-payment-atome-qr/providers/atome-qr",
    id,
    options: {
      flow,
      secretKey: process.env[`OMISE_SECRET_KEY_${suffix}`],
      webhookSecret: process.env[`OMISE_WEBHOOK_SECRET_${suffix}`],
      // Lets storefronts make Atome QR sources themselves; empty where there is none.
      publicKey: process.env[`OMISE_PUBLIC_KEY_${suffix}`] || undefined,
      apiUrl: process.env[`OMISE_API_URL_${suffix}`],
      // Short, so that the demo's shoppers get to see a code expire.
      expiresInSeconds: 15 * 60,
    },
  }));
});

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: process.env.STORE_CORS ?? "",
      adminCors: process.env.ADMIN_CORS ?? "",
      authCors: process.env.AUTH_CORS ?? "",
      jwtSecret: "demo",
      cookieSecret: "demo",
    },
  },
  // The demo's runner builds the admin once and serves it at /app.
  admin: { disable: true },
  plugins: [
    {
      resolve: "medusa-payment-atome-qr",
      // Where Atome's page sends shoppers back to.
      options: { backendUrl: process.env.MEDUSA_BACKEND_URL },
    },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["atomeQr", "query"],
      options: { providers },
    },
  ],
});
