/** A store whose configuration lacks what BROKEN names; the boot tests start it. */
const { defineConfig } = require("@medusajs/framework/utils");

const broken = process.env.BROKEN;

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: { storeCors: "", adminCors: "", authCors: "", jwtSecret: "test", cookieSecret: "test" },
  },
  admin: { disable: true },
  plugins:
    broken === "plugin"
      ? []
      : [
          {
            resolve: "medusa-payment-atome-qr",
            options: broken === "plugin options" ? { backendUrl: "shop.example", lang: "th" } : {},
          },
        ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      ...(broken === "dependencies" ? {} : { dependencies: ["atomeQr", "query"] }),
      options: {
        providers: [
          {
            resolve: "medusa-payment-atome-qr/providers/atome-qr",
            id: "th",
            options:
              broken === "options"
                ? { secretKey: "pkey_test_pasted_the_wrong_one", expiresInSeconds: 5 }
                : { secretKey: "skey_test_boot", webhookSecret: "Ym9vdA==" },
          },
        ],
      },
    },
  ],
});
