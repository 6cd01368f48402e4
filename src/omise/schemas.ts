import { z } from "@medusajs/framework/zod";
import {
  currency,
  fromAnyVersion,
  metadata,
  minorUnits,
  nothing,
  optionalFlag,
  optionalText,
  optionalTime,
  text,
  time,
} from "./fields";
import type {
  OmiseAccount,
  OmiseCapability,
  OmiseCharge,
  OmiseList,
  OmiseRefund,
  OmiseSource,
} from "./types";

// Tolerant to fields that Omise adds, strict on the ones we use; both API versions give one shape.

function withoutObject<T extends { object: string }>({ object: _object, ...fields }: T) {
  return fields;
}

export const refundSchema: z.ZodType<OmiseRefund> = z.preprocess(
  fromAnyVersion,
  z
    .object({
      object: z.literal("refund"),
      id: text,
      charge: text,
      amount: minorUnits,
      currency,
      status: optionalText,
      voided: z.boolean().nullish().transform(Boolean),
      metadata,
      created_at: time,
    })
    .transform(withoutObject),
);

export const sourceSchema: z.ZodType<OmiseSource> = z.preprocess(
  fromAnyVersion,
  z
    .object({
      object: z.literal("source"),
      id: text,
      livemode: z.boolean(),
      type: text,
      amount: minorUnits,
      currency,
      charge_status: optionalText,
      created_at: time,
    })
    .transform(withoutObject),
);

/** One that cannot be read is no reason not to see that its charge is paid. */
const dispute = z
  .object({ object: z.literal("dispute"), id: text, amount: minorUnits, status: text })
  .transform(withoutObject)
  .nullish()
  .catch(null)
  .transform(nothing);

const chargeFields = z.object({
  object: z.literal("charge"),
  id: text,
  livemode: z.boolean(),
  status: text,
  amount: minorUnits,
  currency,
  refunded_amount: minorUnits,
  refunds: z.object({ data: z.array(refundSchema) }).nullish(),
  source: z
    .object({
      id: text,
      type: text,
      scannable_code: z
        .object({ image: z.object({ download_uri: optionalText }).nullish() })
        .nullish(),
    })
    .nullish(),
  dispute,
  metadata,
  failure_code: optionalText,
  failure_message: optionalText,
  created_at: time,
  paid_at: optionalTime,
  expires_at: optionalTime,
  expired_at: optionalTime,
  refundable: optionalFlag,
  partially_refundable: optionalFlag,
});

export const chargeSchema: z.ZodType<OmiseCharge> = z.preprocess(
  fromAnyVersion,
  chargeFields.transform(({ object: _object, refunds, source, ...charge }) => ({
    ...charge,
    refunds: refunds?.data ?? null,
    source: source ? { id: source.id, type: source.type } : null,
    download_uri: source?.scannable_code?.image?.download_uri ?? null,
  })),
);

/** The schema of a page of `item`s. */
export function listSchema<T>(item: z.ZodType<T>): z.ZodType<OmiseList<T>> {
  return z
    .object({
      data: z.array(item),
      count: minorUnits.optional(),
      limit: minorUnits,
      offset: minorUnits,
      total: minorUnits,
    })
    .transform((page) => ({ ...page, count: page.count ?? page.data.length }));
}

/** Any list, without a look at what is in it. */
export const anyListSchema = z.object({ object: z.literal("list") });

/**
 * A page of charges. An account's list holds its card payments and all else too: one of those that
 * cannot be read is left out, so that it does not stop the others. One of the client's own source
 * type that cannot be read is an error: leaving it out could look like "there is no such charge" and
 * lead to a second one.
 *
 * @param sourceType the source type of the charges that must be readable
 */
export function chargeListSchema(sourceType: string): z.ZodType<OmiseList<OmiseCharge>> {
  const isReadableOrOwn = (raw: unknown): boolean => {
    const type = (raw as { source?: { type?: unknown } | null } | null)?.source?.type;
    return type === sourceType || chargeSchema.safeParse(raw).success;
  };
  return z.preprocess((raw) => {
    const { data, ...page } = (raw ?? {}) as { data?: unknown };
    return Array.isArray(data)
      ? { ...page, count: data.length, data: data.filter(isReadableOrOwn) }
      : { ...page, data };
  }, listSchema(chargeSchema));
}

const currencies = z
  .array(currency)
  .nullish()
  .transform((list) => list ?? []);

/** 2019-05-29 lists `payment_methods` by name; 2017-11-02 has `payment_backends: [{ [name]: … }]`. */
export const capabilitySchema: z.ZodType<OmiseCapability> = z
  .object({
    object: z.literal("capability"),
    country: optionalText,
    payment_methods: z.array(z.object({ name: text, currencies })).optional(),
    payment_backends: z.array(z.record(z.string(), z.object({ currencies }))).optional(),
  })
  .transform(({ country, payment_methods, payment_backends = [] }) => ({
    country,
    payment_methods:
      payment_methods ??
      payment_backends.flatMap((backend) =>
        Object.entries(backend).map(([name, method]) => ({ name, ...method })),
      ),
  }));

export const accountSchema: z.ZodType<OmiseAccount> = z
  .object({
    object: z.literal("account"),
    id: text,
    livemode: optionalFlag,
    email: optionalText,
    country: optionalText,
    currency: currency.nullish().transform(nothing),
    api_version: optionalText,
    webhook_uri: optionalText,
  })
  .transform(withoutObject);
