import { z } from "@medusajs/framework/zod";

import { AtomeQrError } from "./errors";
import { describeIssue } from "./options";

const template = (name: string) =>
  z.string({ error: `${name} must be the name of a template of your provider` }).min(1);

const atLeastOne = (name: string) =>
  z.int({ error: `${name} must be a whole number, 1 at least` }).min(1);

const NEW_CODES = { perCart: 10, perAddress: 300 } as const;

const templates = z
  .strictObject({
    paid: template("paid").optional(),
    failed: template("failed").optional(),
    expired: template("expired").optional(),
    refunded: template("refunded").optional(),
  })
  .refine((given) => Object.values(given).some(Boolean), {
    error: "notifications.templates must name at least one of paid, failed, expired and refunded",
  });

const schema = z.strictObject({
  /** Where shoppers reach the store's Medusa: begins every link to the hosted pay page. */
  backendUrl: z
    .url({
      protocol: /^https?$/,
      error: "backendUrl must be an https:// (or http://) address, such as https://api.example.com",
    })
    .optional(),
  /** Shown by customer displays while nothing is to be paid. Their policy lets in this origin alone. */
  displayLogoUrl: z
    .url({
      protocol: /^https$/,
      error: "displayLogoUrl must be an https:// address of an image",
    })
    .optional(),
  /** How many new codes shoppers may ask for in ten minutes. */
  newCodes: z
    .strictObject({
      /** For one cart, or one order. */
      perCart: atLeastOne("newCodes.perCart").default(NEW_CODES.perCart),
      /** From one address; false where all requests come from the storefront's own server. */
      perAddress: z
        .union([z.literal(false), atLeastOne("newCodes.perAddress")])
        .default(NEW_CODES.perAddress),
    })
    .default({ ...NEW_CODES }),
  /** What shoppers are told through Medusa's Notification module. */
  notifications: z
    .strictObject({
      channel: z
        .string({ error: "notifications.channel is missing: name the channel, such as email" })
        .min(1),
      templates,
    })
    .optional(),
});

/** The plugin's `options` in `medusa-config.ts`, checked. */
export type PluginOptions = z.output<typeof schema>;

/** What became of a charge that a shopper can be told, and what its template is called. */
export type NotifiedEvent = keyof z.output<typeof templates>;

/**
 * Checks the plugin's options, naming every mistake at once. Values are never printed.
 *
 * @throws AtomeQrError `invalid_options`
 */
export function parsePluginOptions(options: unknown): PluginOptions {
  // Medusa gives every module's options a `database`, while it migrates at least.
  const own = { ...(options as Record<string, unknown> | undefined) };
  delete own.database;
  const parsed = schema.safeParse(own, { reportInput: false });
  if (parsed.success) {
    return parsed.data;
  }
  const mistakes = parsed.error.issues.map((issue) => `  - ${describeIssue(issue)}`);
  throw new AtomeQrError(
    "invalid_options",
    `medusa-payment-atome-qr: the plugin's options need attention:\n${mistakes.join("\n")}`,
  );
}
