import { z } from "@medusajs/framework/zod";

import { AtomeQrError } from "./errors";
import { describeIssue, toList } from "./options";
import { RECHECK_DAYS, UNSENT_REFUND_LOOK_BACK_MS } from "./timing";

const template = (name: string) =>
  z.string({ error: `${name} must be the name of a template of your provider` }).min(1);

const atLeastOne = (name: string) =>
  z.int({ error: `${name} must be a whole number, 1 at least` }).min(1);

const DAY_MS = 24 * 60 * 60_000;

const NEW_CODES = { perCart: 10, perAddress: 300 } as const;

/** Within it, what has ended can still turn out otherwise, and a refund be made again. */
const LEAST_KEPT_DAYS = UNSENT_REFUND_LOOK_BACK_MS / DAY_MS;
const MOST_KEPT_DAYS = 3650;
const KEEP_ERROR = `keepPersonalDataDays must be a whole number of days, ${LEAST_KEPT_DAYS} to ${MOST_KEPT_DAYS}`;

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
  /** Shoppers' e-mail addresses and notes to refunds are removed from the ledger after so many days. */
  keepPersonalDataDays: z
    .int({ error: KEEP_ERROR })
    .min(LEAST_KEPT_DAYS, { error: KEEP_ERROR })
    .max(MOST_KEPT_DAYS, { error: KEEP_ERROR })
    .default(RECHECK_DAYS),
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

/** The plugin's `options` in `medusa-config.ts`, as a store writes them. */
export type AtomeQrPluginOptions = z.input<typeof schema>;

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
  const mistakes = toList(parsed.error.issues.map(describeIssue));
  throw new AtomeQrError(
    "invalid_options",
    `medusa-payment-atome-qr: the plugin's options need attention:\n${mistakes}`,
  );
}
