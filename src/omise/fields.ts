import { z } from "@medusajs/framework/zod";

// The kinds of fields that Omise's objects are made of.

export const nothing = <T>(value: T | null | undefined): T | null => value ?? null;
export const text = z.string().min(1);
export const optionalText = z.string().nullish().transform(nothing);
export const optionalFlag = z.boolean().nullish().transform(nothing);
export const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), "not a time");
export const optionalTime = time.nullish().transform(nothing);
export const minorUnits = z.number().int().nonnegative();
export const currency = z.string().length(3).toUpperCase();
// A list holds the account's other charges too: odd metadata of theirs must not stop us.
export const metadata = z.record(z.string(), z.unknown()).catch({});

/** 2017-11-02 says `created` and `refunded` where 2019-05-29 says `created_at` and `refunded_amount`. */
export function fromAnyVersion(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const { created, refunded, ...rest } = raw as Record<string, unknown>;
  return { created_at: created, refunded_amount: refunded, ...rest };
}
