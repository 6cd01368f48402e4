import { z } from "@medusajs/framework/zod";

// The kinds of fields that Omise's objects are made of.

export const text = z.string().min(1);
export const minorUnits = z.number().int().nonnegative();
export const currency = z.string().length(3).toUpperCase();

/**
 * For what decides nothing: null where the answer does not say it, or says something else. A paid
 * charge must be seen to be paid, however odd the rest of the answer is.
 */
export const soft = <T>(schema: z.ZodType<T>) =>
  schema
    .nullish()
    .catch(null)
    .transform((value): T | null => value ?? null);

export const softText = soft(text);
export const softFlag = soft(z.boolean());
export const softTime = soft(
  z.string().refine((value) => !Number.isNaN(Date.parse(value)), "not a time"),
);
export const softMinorUnits = soft(minorUnits);

// A list holds the account's other charges too: odd metadata of theirs must not stop us.
export const metadata = z.record(z.string(), z.unknown()).catch({});

/** 2017-11-02 says `created` and `refunded` where 2019-05-29 says `created_at` and `refunded_amount`. */
export function fromAnyVersion(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const { created, refunded, ...rest } = raw as Record<string, unknown>;
  return { created_at: created, refunded_amount: refunded, ...rest };
}
