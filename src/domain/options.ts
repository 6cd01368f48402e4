import { z } from "@medusajs/framework/zod";

import {
  API_VERSIONS,
  byCurrency,
  CURRENCIES,
  DEFAULT_API_VERSION,
  DEFAULT_EXPIRY_SECONDS,
  FLOWS,
  MAX_EXPIRY_SECONDS,
  MIN_EXPIRY_SECONDS,
} from "./atome";
import { AtomeQrError } from "./errors";
import { defaultLimits } from "./limits";
import { REQUEST_TIMEOUT_MS } from "./timing";
import { trimKeys } from "./trim-keys";

const limit = z
  .strictObject({
    min: z.number().int().positive().optional(),
    max: z.number().int().positive().optional(),
  })
  .optional();

const httpsUrl = (name: string) =>
  z.url({ protocol: /^https$/, error: `${name} must be an https:// address` });

/** Copied with a line break or a blank inside; those around it are taken away before. */
const BLANK = "has a blank or a line break in it: copy it again, without";

const isWithoutBlank = (text: string) => !/\s/.test(text);

const webhookSecret = z
  .string()
  // An empty one, and one with a blank inside, are told of by themselves.
  .refine((text) => !isWithoutBlank(text) || /^([A-Za-z0-9+/]+={0,2})?$/.test(text), {
    error: "webhookSecret must be the base64 text shown in Omise",
  });

const schema = z
  .strictObject({
    /** The Omise account's secret key, `skey_…` or `skey_test_…`. */
    secretKey: z
      .string({ error: "secretKey is missing: copy it from Omise's dashboard, Keys" })
      .refine(isWithoutBlank, { error: `secretKey ${BLANK}`, abort: true })
      .regex(/^skey_\w+$/, "secretKey must start with skey_ (not pkey_)"),
    /** For storefronts that make sources in the browser or app. */
    publicKey: z
      .string()
      .refine(isWithoutBlank, { error: `publicKey ${BLANK}`, abort: true })
      .regex(/^pkey_\w+$/, "publicKey must start with pkey_")
      .optional(),
    /** One secret, or two while Omise rotates it. */
    webhookSecret: z
      .union([webhookSecret, z.array(webhookSecret).min(1).max(2)], {
        error: "webhookSecret must be the base64 text shown in Omise's dashboard, or two of them",
      })
      .optional(),
    /** For tests and trials only: takes unsigned webhooks. */
    allowUnsignedWebhooks: z.boolean().default(false),
    /** Scanned by the shopper, or Atome's own page that sends them back. */
    flow: z.enum(FLOWS).default("qr"),
    apiUrl: z.url({ protocol: /^https?$/ }).default("https://api.omise.co"),
    apiVersion: z.enum(API_VERSIONS).default(DEFAULT_API_VERSION),
    expiresInSeconds: z
      .number()
      .int()
      .min(MIN_EXPIRY_SECONDS)
      .max(MAX_EXPIRY_SECONDS)
      .default(DEFAULT_EXPIRY_SECONDS),
    limits: z.strictObject(byCurrency(() => limit)).default({}),
    checkout: z.enum(["pay_first", "order_first"]).default("pay_first"),
    latePayments: z.enum(["refund", "hold"]).default("refund"),
    timeoutMs: z
      .number()
      .int()
      .min(REQUEST_TIMEOUT_MS.min)
      .max(REQUEST_TIMEOUT_MS.max)
      .default(REQUEST_TIMEOUT_MS.default),
    maxConcurrentRequests: z.number().int().min(1).max(100).default(10),
    /** To the Omise account, by all instances together. */
    requestsPerSecond: z.number().int().min(1).max(100).default(15),
    sendOrderDetails: z.boolean().default(true),
    webhookUrl: httpsUrl("webhookUrl").optional(),
  })
  .transform(({ webhookSecret: secret, limits, ...options }) => ({
    ...options,
    /** Every secret a webhook may be signed with; empty only with `allowUnsignedWebhooks`. */
    webhookSecrets: secret ? [secret].flat() : [],
    limits: byCurrency((currency) => ({
      ...defaultLimits(options.flow)[currency],
      ...limits[currency],
    })),
    /** Whether the key is a live key: charges and webhooks of the other mode are refused. */
    livemode: !options.secretKey.startsWith("skey_test_"),
  }));

/** What a store writes in `medusa-config.ts`. */
export type AtomeQrProviderOptions = z.input<typeof schema>;

/** The same, checked and with its defaults filled in. */
export type AtomeQrOptions = z.output<typeof schema>;

/**
 * Checks a provider's options, naming every mistake at once. Values are never printed: a key
 * pasted into the wrong field must not end up in a log.
 *
 * @throws AtomeQrError `invalid_options`
 */
export function parseOptions(options: unknown): AtomeQrOptions {
  const { parsed, mistakes } = check(options);
  if (parsed && !mistakes.length) {
    return parsed;
  }
  throw new AtomeQrError(
    "invalid_options",
    `medusa-payment-atome-qr: the provider's options need attention:\n${toList(mistakes)}`,
  );
}

/** Every mistake in a provider's options, without their values. */
export function findMistakes(options: unknown): string[] {
  return check(options).mistakes;
}

/** One to a line. */
export function toList(mistakes: string[]): string {
  return mistakes.map((mistake) => `  - ${mistake}`).join("\n");
}

function check(raw: unknown): { parsed: AtomeQrOptions | undefined; mistakes: string[] } {
  const { options } = trimKeys(raw);
  const { data, error } = schema.safeParse(options ?? {}, { reportInput: false });
  const mistakes = [...(error?.issues.map(describeIssue) ?? []), ...crossFieldMistakes(options)];
  return { parsed: data, mistakes };
}

/** A mistake that zod found, with the name of its option. */
export function describeIssue(issue: { path: PropertyKey[]; message: string }): string {
  const name = issue.path.join(".");
  return issue.message.includes(name) ? issue.message : `${name}: ${issue.message}`;
}

/** What no single field shows. Reads the raw input, so that it is named beside the other mistakes. */
function crossFieldMistakes(raw: unknown): string[] {
  const options = (raw ?? {}) as Partial<AtomeQrProviderOptions>;
  const mistakes: string[] = [];
  if (!options.webhookSecret && options.allowUnsignedWebhooks !== true) {
    mistakes.push(
      "webhookSecret is missing: copy it from Omise's dashboard, Webhooks (or, for a trial only, set allowUnsignedWebhooks: true)",
    );
  }
  if ([options.webhookSecret].flat().some((one) => isText(one) && !isWithoutBlank(one))) {
    mistakes.push(`webhookSecret ${BLANK}`);
  }
  const isTestKey = isText(options.secretKey) && options.secretKey.startsWith("skey_test_");
  const isTestPublicKey = isText(options.publicKey) && options.publicKey.startsWith("pkey_test_");
  if (areKeys(options) && isTestPublicKey !== isTestKey) {
    mistakes.push("publicKey and secretKey must both be test keys or both be live keys");
  }
  const isLiveKey = isText(options.secretKey) && /^skey_(?!test_)/.test(options.secretKey);
  if (isText(options.apiUrl) && /^http:/i.test(options.apiUrl) && isLiveKey) {
    mistakes.push("apiUrl must be an https:// address when secretKey is a live key");
  }
  if (options.flow === "redirect" && options.sendOrderDetails === false) {
    mistakes.push(
      'sendOrderDetails: false cannot go with flow: "redirect", for which Atome requires the phone number, the items and the address',
    );
  }
  const usual = defaultLimits(options.flow === "redirect" ? "redirect" : "qr");
  for (const currency of CURRENCIES) {
    const { min, max } = { ...usual[currency], ...options.limits?.[currency] };
    if (min > max) {
      mistakes.push(`limits.${currency}: min must not be above max`);
    }
  }
  return mistakes;
}

/** Each in its own field: otherwise their modes say nothing. */
function areKeys({ secretKey, publicKey }: Partial<AtomeQrProviderOptions>): boolean {
  const isSecret = isText(secretKey) && secretKey.startsWith("skey_");
  return isSecret && isText(publicKey) && publicKey.startsWith("pkey_");
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
