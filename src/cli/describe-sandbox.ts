import { type SandboxEntry } from "./sandbox-options";

interface RunningSandbox {
  /** Where its API and its dashboard are. */
  publicUrl: string;
  storeUrl: string;
  entries: SandboxEntry[];
  stateFile: string | undefined;
}

/**
 * What a developer copies into a store to use the sandbox. The keys open nothing but the sandbox, so
 * they may be printed.
 */
export function describeSandbox({
  publicUrl,
  storeUrl,
  entries,
  stateFile,
}: RunningSandbox): string {
  return `A local Omise is running. Its keys are the same every time; no money moves.

  Dashboard  ${publicUrl}/
${entries.map(({ webhookUrl }) => `  Webhooks   to ${webhookUrl}`).join("\n")}
  Charges    ${stateFile ? `are kept in ${stateFile}` : "end with it, and the store reports open ones as lost; --state <file> keeps them"}

1. In the store's .env:

OMISE_API_URL=${publicUrl}
${entries.map(toVariables).join("\n")}

2. In the store's medusa-config.ts, inside defineConfig. Add to the plugins and modules that are
   there. Where modules has an entry for "@medusajs/medusa/payment" already, add dependencies and
   the provider to that one: of two, Medusa uses only the last.

  plugins: [{ resolve: "medusa-payment-atome-qr", options: { backendUrl: "${storeUrl}" } }],
  modules: [
    {
      resolve: "@medusajs/medusa/payment",
      dependencies: ["atomeQr", "query"],
      options: {
        providers: [
${entries.map(toProvider).join("\n")}
        ],
      },
    },
  ],

3. npx medusa db:migrate, and start the store. In Medusa's admin, under Settings:

${entries.map(toAdminSteps).join("\n")}

   To see what else is missing, such as prices, stock and shipping: npx medusa-payment-atome-qr doctor

4. Pay: choose Atome QR in the storefront. Without one, sell at the till (in the admin, Atome QR,
   Counter), or make a cart with a publishable key of the store's:

   MEDUSA_URL=${storeUrl} PUBLISHABLE_KEY=pk_... node node_modules/medusa-payment-atome-qr/docs/examples/checkout.mjs

   Then press "Mark as paid" in the dashboard.

Ctrl-C stops it.`;
}

/** The admin makes a name of a provider's id. */
function toAdminSteps({ id, account: { currency } }: SandboxEntry): string {
  return `  Store     the currency ${currency}
  Regions   a region in ${currency} with the payment provider Atome Qr (${id.toUpperCase()}), pp_atome-qr_${id}`;
}

function toVariables({ account }: SandboxEntry): string {
  const suffix = account.country;
  return `OMISE_SECRET_KEY_${suffix}=${account.secretKey}
OMISE_PUBLIC_KEY_${suffix}=${account.publicKey}
OMISE_WEBHOOK_SECRET_${suffix}=${[account.webhookSecret].flat()[0] ?? ""}`;
}

function toProvider({ id, account }: SandboxEntry): string {
  const suffix = account.country;
  return `          {
            resolve: "medusa-payment-atome-qr/providers/atome-qr",
            id: "${id}",
            options: {
              apiUrl: process.env.OMISE_API_URL, // not set: Omise itself
              secretKey: process.env.OMISE_SECRET_KEY_${suffix},
              publicKey: process.env.OMISE_PUBLIC_KEY_${suffix},
              webhookSecret: process.env.OMISE_WEBHOOK_SECRET_${suffix},
            },
          },`;
}
