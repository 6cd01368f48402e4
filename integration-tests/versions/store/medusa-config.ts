import { defineConfig } from "@medusajs/framework/utils";

const atomeQr = (id: "th" | "sg" | "my") => {
  const suffix = id.toUpperCase();
  return {
    resolve: "medusa-payment-atome-qr/providers/atome-qr",
    id,
    options: {
      secretKey: process.env[`OMISE_SECRET_KEY_${suffix}`],
      webhookSecret: process.env[`OMISE_WEBHOOK_SECRET_${suffix}`],
      apiUrl: process.env[`OMISE_API_URL_${suffix}`],
    },
  };
};

/** A store as the README makes one. */
export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: "secret",
      cookieSecret: "secret",
    },
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  admin: { backendUrl: "/" },
  plugins: [
    { resolve: "medusa-payment-atome-qr", options: { backendUrl: process.env.BACKEND_URL } },
  ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["atomeQr", "query"],
      options: { providers: [atomeQr("th"), atomeQr("sg"), atomeQr("my")] },
    },
  ],
});
