import { z } from "@medusajs/framework/zod";

import { FLOWS, MARKETS } from "../../../domain/atome";
import { CHARGE_ORDERS } from "../../../modules/atome-qr/charge-list";
import {
  ACCOUNT_FIELDS,
  CHARGE_FIELDS,
  OVERRIDE_FIELDS,
} from "../../../admin-api/queries/list-fields";
import { type ChargeFilterInput } from "../../../admin-api/queries/list-filters";
import { isStorable } from "../../is-storable";
import { isTimeZone } from "./is-time-zone";
import { readDate } from "./read-date";

/** What every route of the admin API takes. Unknown keys are mistakes: a misspelt filter shows all. */

const LONGEST_TEXT = 200;
const LONGEST_NOTE = 1_000;
/** Postgres counts rows in 64 bits; no list has so many pages. */
export const LARGEST_OFFSET = 100_000_000;
const LONGEST_WINDOW_DAYS = 366;
const DEFAULT_WINDOW_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

const text = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_TEXT)
  .refine(isStorable, "must not contain a null byte");

const texts = z.union([text, z.array(text).min(1).max(20)]).transform((one) => [one].flat());

const date = (edge: "start" | "end") =>
  z.string().transform((given, context) => {
    const read = readDate(given, edge);
    if (!read) {
      context.addIssue({
        code: "custom",
        message: "must be a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z",
      });
      return z.NEVER;
    }
    return read;
  });

const status = z.enum(["creating", "pending", "paid", "failed", "expired"], {
  error: "status must be creating, pending, paid, failed or expired",
});

const filterFields = {
  status: z
    .union([status, z.array(status).min(1)], {
      error: "status must be creating, pending, paid, failed or expired",
    })
    .transform((one) => [one].flat())
    .optional(),
  attention: z
    .enum(["true", "false", "resolved"], { error: "attention must be true, false or resolved" })
    .optional(),
  account: texts.optional(),
  flow: z.enum(FLOWS, { error: "flow must be qr or redirect" }).optional(),
  order_id: text.optional(),
  q: text.optional(),
  from: date("start").optional(),
  to: date("end").optional(),
};

const ATTENTION = { true: "open", false: "not_open", resolved: "resolved" } as const;

type SentFilters = z.output<z.ZodObject<typeof filterFields>>;

function toFilters({ status, attention, account, flow, order_id, q, from, to }: SentFilters) {
  const filters: ChargeFilterInput = {
    ...(status ? { statuses: status } : {}),
    ...(attention ? { attention: ATTENTION[attention] } : {}),
    ...(account ? { accounts: account } : {}),
    ...(flow ? { flow } : {}),
    ...(order_id ? { orderId: order_id } : {}),
    ...(q ? { q } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  };
  return filters;
}

const timeZone = z
  .string()
  .max(LONGEST_TEXT)
  .refine(isTimeZone, `time_zone must be the name of a time zone such as ${MARKETS.THB.timeZone}`)
  .default("UTC");

export const exportQuery = z
  .strictObject({ ...filterFields, time_zone: timeZone })
  .transform(({ time_zone, ...filters }) => ({
    filters: toFilters(filters),
    timeZone: time_zone,
  }));

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * What every list takes, by Medusa's habits.
 *
 * @param orders the fields that it can be ordered by, one at a time; the default first with its `-`
 * @param known the fields of an item
 * @param limit of a page, where none is asked for, and at most
 */
function viewFields(
  orders: readonly [string, ...string[]],
  known: readonly string[],
  limit: { default: number; most: number },
) {
  const names = orders.map((one) => one.replace("-", ""));
  const order = z
    .string()
    .refine((one) => names.includes(one.replace(/^-/, "")), {
      error: `order must be ${names.join(", ")}, with - in front for the greatest first`,
    })
    .default(orders[0])
    .transform((one) => ({ field: one.replace(/^-/, ""), isDescending: one.startsWith("-") }));
  return {
    limit: whole(1, limit.most).default(limit.default),
    offset: whole(0, LARGEST_OFFSET).default(0),
    order,
    fields: z
      .string()
      .transform((given, context) => readFields(given, known, context))
      .optional(),
  };
}

/** `fields` as Medusa's lists take it: names, or `+` and `-` names to add to and take from all. */
function readFields(given: string, known: readonly string[], context: z.RefinementCtx): string[] {
  const asked = given.split(",").map((field) => field.trim());
  const nameOf = (field: string) => field.replace(/^[+-]/, "");
  const unknown = asked.filter((field) => !known.includes(nameOf(field)));
  if (unknown.length > 0) {
    context.addIssue({
      code: "custom",
      message: `there is no ${unknown.join(", ").slice(0, LONGEST_TEXT)}. There are ${known.join(", ")}`,
    });
  }
  const plain = asked.filter((field) => !/^[+-]/.test(field));
  const without = asked.filter((field) => field.startsWith("-")).map(nameOf);
  return (plain.length > 0 ? plain : known).filter((field) => !without.includes(field));
}

const PAGED = { default: 20, most: 100 };
/** Lists that a store has a handful in. */
const SHORT = { default: 1000, most: 1000 };

export const listQuery = z
  .strictObject({
    ...filterFields,
    ...viewFields(["-created_at", ...CHARGE_ORDERS], CHARGE_FIELDS, PAGED),
  })
  .transform(({ limit, offset, order, fields, ...filters }) => ({
    filters: toFilters(filters),
    view: { limit, offset, order, fields },
  }));

export const accountsQuery = z.strictObject(viewFields(["id"], ACCOUNT_FIELDS, SHORT));

export const statisticsQuery = z
  .strictObject({
    from: date("start").optional(),
    to: date("end").optional(),
    account: text.optional(),
    livemode: z.enum(["true", "false"], { error: "livemode must be true or false" }).optional(),
    time_zone: timeZone,
  })
  .transform(({ from, to = new Date(), account, livemode, time_zone }) => ({
    from: from ?? new Date(to.getTime() - DEFAULT_WINDOW_DAYS * DAY_MS),
    to,
    account,
    ...(livemode ? { livemode: livemode === "true" } : {}),
    timeZone: time_zone,
  }))
  .refine(({ from, to }) => from <= to, { error: "from must not be after to" })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= LONGEST_WINDOW_DAYS * DAY_MS, {
    error: `from and to must not be more than ${LONGEST_WINDOW_DAYS} days apart`,
  });

export const refundBody = z.strictObject({
  amount: z
    .number({ error: "amount must be a whole number of minor units, such as 1050 for 10.50" })
    .int({ error: "amount must be a whole number of minor units, such as 1050 for 10.50" })
    .positive({ error: "amount must be more than 0" })
    .max(2 ** 31 - 1)
    .optional(),
  refunded_amount: z
    .number({ error: "refunded_amount must be what the charge showed as refunded, in minor units" })
    .optional(),
  refund_reason_id: text.optional(),
  note: z
    .string()
    .trim()
    .max(LONGEST_NOTE, { error: `note must have at most ${LONGEST_NOTE} characters` })
    .refine(isStorable, "must not contain a null byte")
    .optional(),
});

export const handledBody = z.strictObject({
  handled: z.boolean({ error: "handled must be true or false" }),
  attention: text.optional(),
});

export const markAsBody = z.strictObject({
  status: z.enum(["paid", "failed"], { error: "status must be paid or failed" }),
});

/** For a query or a body of which nothing is expected. */
export const nothing = z.strictObject({});

export const syncQuery = z.strictObject({
  automatic: z.enum(["true", "false"], { error: "automatic must be true or false" }).optional(),
});

const scope = z.enum(["store", "region", "sales_channel"], {
  error: "scope must be store, region or sales_channel",
});

const target = { scope, region_id: text.nullish(), sales_channel_id: text.nullish() };

export const overridesQuery = z
  .strictObject({
    ...target,
    scope: scope.optional(),
    ...viewFields(
      ["created_at", "updated_at", "expires_in_seconds", "scope"],
      OVERRIDE_FIELDS,
      SHORT,
    ),
  })
  .transform(({ scope, region_id, sales_channel_id, ...view }) => ({
    filters: {
      ...(scope ? { scope } : {}),
      ...(region_id ? { region_id } : {}),
      ...(sales_channel_id ? { sales_channel_id } : {}),
    },
    view,
  }));

/** Whether the lifetime is a possible one is said by the rule itself (`invalid_expiry`). */
const seconds = z.number({ error: "expires_in_seconds must be a number of seconds" });

export const overrideBody = z
  .strictObject({ ...target, expires_in_seconds: seconds })
  .refine(({ scope, region_id }) => (scope === "region") === Boolean(region_id), {
    error: "region_id must be given with scope region, and with no other",
  })
  .refine(
    ({ scope, sales_channel_id }) => (scope === "sales_channel") === Boolean(sales_channel_id),
    {
      error: "sales_channel_id must be given with scope sales_channel, and with no other",
    },
  )
  .transform(({ region_id, sales_channel_id, ...rest }) => ({
    ...rest,
    region_id: region_id ?? null,
    sales_channel_id: sales_channel_id ?? null,
  }));

export const orderQrBody = z
  .strictObject({ expires_in_seconds: seconds.nullish(), provider_id: text.nullish() })
  .transform(({ expires_in_seconds, provider_id }) => ({
    expiresInSeconds: expires_in_seconds ?? null,
    providerId: provider_id ?? null,
  }));
