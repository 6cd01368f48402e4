/** The Omise accounts of the stores under test, as a merchant would write them. */
export const providers = (timeoutMs: number) =>
  [
    provider("th", "TH"),
    provider("sg", "SG"),
    provider("my", "MY"),
    provider("thorder", "TH", { checkout: "order_first" }),
    provider("thhold", "TH", { latePayments: "hold", apiVersion: "2017-11-02" }),
  ].map((entry) => ({ ...entry, options: { ...entry.options, timeoutMs } }));

/** Sends shoppers back to the store, so only for one whose address is known. */
export const redirectProviders = (timeoutMs: number) => [
  provider("thonline", "TH", { flow: "redirect", timeoutMs }),
  provider("thonlineorder", "TH", { flow: "redirect", checkout: "order_first", timeoutMs }),
];

function provider(id: string, suffix: string, more: Record<string, unknown> = {}) {
  return {
    resolve: "medusa-payment-atome-qr/providers/atome-qr",
    id,
    options: {
      secretKey: process.env[`OMISE_SECRET_KEY_${suffix}`],
      webhookSecret: process.env[`OMISE_WEBHOOK_SECRET_${suffix}`],
      apiUrl: process.env.SANDBOX_URL,
      ...more,
    },
  };
}
