import { z } from "@medusajs/framework/zod";
import {
  currency,
  fromAnyVersion,
  metadata,
  minorUnits,
  soft,
  softFlag,
  softMinorUnits,
  softText,
  softTime,
  text,
} from "./fields";
import type {
  OmiseAccount,
  OmiseCapability,
  OmiseCharge,
  OmiseChargeList,
  OmiseList,
  OmiseRefund,
  OmiseSource,
  UnreadableCharge,
} from "./types";

// Strict on what decides whether money came, and whose: ids, amounts, currencies, statuses, modes.
// Tolerant to all else, and to fields that Omise adds. Both API versions give one shape.

function withoutObject<T extends { object: string }>({ object: _object, ...fields }: T) {
  return fields;
}

export const refundSchema: z.ZodType<OmiseRefund> = z.preprocess(
  fromAnyVersion,
  z
    .object({
      object: z.literal("refund"),
      id: text,
      amount: minorUnits,
      metadata,
      created_at: softTime,
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
      charge_status: text.nullish().transform((status) => status ?? null),
    })
    .transform(withoutObject),
);

const dispute = z
  .object({ object: z.literal("dispute"), id: text, amount: minorUnits, status: text })
  .transform(withoutObject);

const image = z.object({ download_uri: text });

export const chargeSchema: z.ZodType<OmiseCharge> = z.preprocess(
  fromAnyVersion,
  z
    .object({
      object: z.literal("charge"),
      id: text,
      livemode: z.boolean(),
      status: text,
      amount: minorUnits,
      currency,
      refunded_amount: softMinorUnits,
      source: soft(z.object({ scannable_code: z.object({ image }) })),
      dispute: soft(dispute),
      metadata,
      failure_code: softText,
      failure_message: softText,
      paid_at: softTime,
      expires_at: softTime,
    })
    .transform(({ object: _object, source, ...charge }) => ({
      ...charge,
      download_uri: source?.scannable_code.image.download_uri ?? null,
    })),
);

/** The schema of a page of `item`s. */
export function listSchema<T>(item: z.ZodType<T>): z.ZodType<OmiseList<T>> {
  return z.object({ data: z.array(item), total: minorUnits });
}

/** Any list, without a look at what is in it. */
export const anyListSchema = z.object({ object: z.literal("list") });

/**
 * A page of charges. An account's list holds its card payments and all else too: what cannot be read
 * hides nothing beside it. Of those that may be of the client's own source type it is said, since "not
 * there" could lead to a second charge.
 *
 * @param sourceType the source type of the charges that the client is for
 */
export function chargeListSchema(sourceType: string): z.ZodType<OmiseChargeList> {
  return listSchema(z.unknown()).transform(({ data: page, total }) => {
    const parsed = page.map((raw) => ({ raw, charge: chargeSchema.safeParse(raw).data }));
    return {
      data: parsed.flatMap(({ charge }) => charge ?? []),
      unreadable: parsed.flatMap(({ raw, charge }) => (charge ? [] : readRest(raw, sourceType))),
      count: page.length,
      total,
    };
  });
}

/** Nothing where it is of another source type, or of none, as a card's. */
function readRest(raw: unknown, sourceType: string): UnreadableCharge[] {
  const { data } = z
    .object({
      metadata,
      source: z.object({ type: text }).nullish().catch({ type: sourceType }),
    })
    .safeParse(raw);
  const { source, ...rest } = data ?? { metadata: {}, source: { type: sourceType } };
  return source?.type === sourceType ? [rest] : [];
}

const currencies = z
  .array(z.unknown())
  .catch([])
  .transform((list) => list.flatMap((one) => currency.safeParse(one).data ?? []));

/** 2019-05-29 lists `payment_methods` by name; 2017-11-02 has `payment_backends: [{ [name]: … }]`. */
export const capabilitySchema: z.ZodType<OmiseCapability> = z
  .object({
    object: z.literal("capability"),
    payment_methods: z.array(z.object({ name: text, currencies })).optional(),
    payment_backends: z.array(z.record(z.string(), z.object({ currencies }))).optional(),
  })
  .transform(({ payment_methods, payment_backends = [] }) => ({
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
    livemode: softFlag,
    email: softText,
  })
  .transform(withoutObject);
