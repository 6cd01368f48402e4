/** A store whose configuration lacks what BROKEN names; the boot tests start it. */
const { defineConfig } = require("@medusajs/framework/utils");

const broken = process.env.BROKEN;
const secret = process.env.PASTED_SECRET;

const optionsOf = {
  options: { secretKey: "pkey_test_pasted_the_wrong_one", expiresInSeconds: 5 },
  // Every field has what belongs into another one.
  secrets: {
    secretKey: `pkey_test_${secret}`,
    publicKey: `skey_test_${secret}`,
    webhookSecret: [`whsec-${secret}`, `skey_test_${secret}`],
    allowUnsignedWebhooks: secret,
    apiUrl: `//${secret}`,
    apiVersion: secret,
    expiresInSeconds: secret,
    limits: { THB: { min: secret }, SGD: secret },
    checkout: secret,
    latePayments: secret,
    timeoutMs: secret,
    webhookUrl: `http://${secret}`,
    mistyped: secret,
  },
};

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
            options: optionsOf[broken] ?? {
              secretKey: "skey_test_boot",
              webhookSecret: "Ym9vdA==",
            },
          },
        ],
      },
    },
  ],
});
