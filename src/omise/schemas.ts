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
  OmiseRefund,
  OmiseRefundList,
  OmiseSource,
  UnreadableItem,
} from "./types";

// Strict on what decides whether money came, and whose: ids, amounts, currencies, statuses, modes.
// Tolerant to all else, and to fields that Omise adds. Both API versions give one shape.

function withoutObject<T extends { object: string }>({ object: _object, ...fields }: T) {
  return fields;
}

/** A page of a list, without a look at what is in it. */
const pageSchema = z.object({ data: z.array(z.unknown()), total: minorUnits });

/** Those that can be read, and the others as they came. */
function readEach<T>(item: z.ZodType<T>, page: unknown[]): { read: T[]; unread: unknown[] } {
  const parsed = page.map((raw) => ({ raw, one: item.safeParse(raw) }));
  return {
    read: parsed.flatMap(({ one }) => (one.success ? [one.data] : [])),
    unread: parsed.flatMap(({ raw, one }) => (one.success ? [] : [raw])),
  };
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

/** A page of refunds: one that cannot be read hides none of those beside it, and is said to be there. */
export const refundListSchema: z.ZodType<OmiseRefundList> = pageSchema.transform(
  ({ data: page, total }) => {
    const { read, unread } = readEach(refundSchema, page);
    const rest = z.object({ metadata }).catch({ metadata: {} });
    return { data: read, unreadable: unread.map((raw) => rest.parse(raw)), total };
  },
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

const disputeSchema = z.object({ id: text, amount: minorUnits, status: text });

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
      authorize_uri: softText,
      dispute: z.unknown(),
      metadata,
      failure_code: softText,
      failure_message: softText,
      paid_at: softTime,
      expires_at: softTime,
    })
    .transform(({ object: _object, source, dispute: raw, ...charge }) => {
      const read = disputeSchema.safeParse(raw).data ?? null;
      return {
        ...charge,
        dispute: read,
        has_unreadable_dispute: read === null && typeof raw === "object" && raw !== null,
        download_uri: source?.scannable_code.image.download_uri ?? null,
      };
    }),
);

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
  return pageSchema.transform(({ data: page, total }) => {
    const { read, unread } = readEach(chargeSchema, page);
    const unreadable = unread.flatMap((raw) => readRest(raw, sourceType));
    return { data: read, unreadable, count: page.length, total };
  });
}

/** Nothing where it is of another source type, or of none, as a card's. */
function readRest(raw: unknown, sourceType: string): UnreadableItem[] {
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
