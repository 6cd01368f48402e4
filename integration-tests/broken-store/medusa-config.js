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

const RIGHT = { secretKey: "skey_test_boot", webhookSecret: "Ym9vdA==" };

const entry = (id, options) => ({
  resolve: "medusa-payment-atome-qr/providers/atome-qr",
  id,
  options,
});

const entriesOf = {
  "two entries": [
    entry("th", { secretKey: "pkey_test_th" }),
    entry("sg", { secretKey: " skey_test_sg", webhookSecret: "c2c=", currency: "SGD" }),
  ],
  warnings: [entry("th", { secretKey: "skey_live_boot\n", webhookSecret: "Ym9vdA==" })],
};

const entries = entriesOf[broken] ?? [entry("th", optionsOf[broken] ?? RIGHT)];

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
            options:
              broken === "plugin options"
                ? { backendUrl: "shop.example", lang: "th" }
                : broken === "warnings"
                  ? { backendUrl: "http://api.shop.example" }
                  : {},
          },
        ],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      ...(broken === "dependencies" ? {} : { dependencies: ["atomeQr", "query"] }),
      options: {
        providers: broken === "entry" ? [] : entries,
      },
    },
  ],
});
