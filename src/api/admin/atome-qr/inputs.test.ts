import { type z } from "@medusajs/framework/zod";

import { thrownBy } from "../../../domain/test-support/thrown-by";
import { CHARGE_FIELDS } from "../../../admin-api/queries/list-fields";
import {
  accountsQuery,
  exportQuery,
  listQuery,
  orderQrBody,
  overrideBody,
  overridesQuery,
  refundBody,
  statisticsQuery,
} from "./inputs";
import { readInput } from "./read-input";

/** The sentence with which the input is refused. */
const refusal = (schema: z.ZodType, sent: unknown) =>
  (thrownBy(() => readInput(schema, sent)) as Error).message;

describe("a list's query", () => {
  it("has a page of 20 by default", () => {
    const order = { field: "created_at", isDescending: true };
    const view = { limit: 20, offset: 0, order };
    expect(readInput(listQuery, {})).toEqual({ filters: {}, view });
  });

  it.each([
    ["amount", { field: "amount", isDescending: false }],
    ["-paid_at", { field: "paid_at", isDescending: true }],
  ])("is ordered by %s", (order, expected) => {
    expect(readInput(listQuery, { order }).view.order).toEqual(expected);
  });

  it.each(["email", "-secret", "amount; drop table", "--amount"])(
    "cannot be ordered by %s",
    (order) => {
      expect(() => readInput(listQuery, { order })).toThrow("order must be created_at, amount,");
    },
  );

  it.each([
    ["amount", ["amount"]],
    ["id, amount", ["id", "amount"]],
    ["-amount", CHARGE_FIELDS.filter((field) => field !== "amount")],
    ["+amount", CHARGE_FIELDS],
    ["-amount,amount,id", ["id"]],
    [CHARGE_FIELDS.join(","), CHARGE_FIELDS],
  ])("wants, with fields=%s, %j", (fields, expected) => {
    expect(readInput(listQuery, { fields }).view.fields).toEqual(expected);
  });

  it.each([
    ["charges", listQuery],
    ["accounts", accountsQuery],
    ["overrides", overridesQuery],
  ])("names the fields that there are not (%s)", (_list, query: z.ZodType) => {
    expect(refusal(query, { fields: "id,secret,-key_" })).toMatch(
      /^fields: there is no secret, -key_\. There are id, /,
    );
  });

  it("takes one or several of a kind", () => {
    const { filters } = readInput(listQuery, { status: "paid", account: ["th", "sg"] });
    expect(filters).toEqual({ statuses: ["paid"], accounts: ["th", "sg"] });
  });

  it.each(["qr", "redirect"])("takes the flow %s, as the export does", (flow) => {
    expect(readInput(listQuery, { flow }).filters).toEqual({ flow });
    expect(readInput(exportQuery, { flow }).filters).toEqual({ flow });
  });

  it("takes a day for all of it, in UTC", () => {
    const { filters } = readInput(listQuery, { from: "2026-01-30", to: "2026-01-31" });
    expect(filters.from?.toISOString()).toBe("2026-01-30T00:00:00.000Z");
    expect(filters.to?.toISOString()).toBe("2026-01-31T23:59:59.999Z");
  });

  it("takes a time with its offset", () => {
    const { filters } = readInput(listQuery, { from: "2026-01-31T07:00:00+07:00" });
    expect(filters.from?.toISOString()).toBe("2026-01-31T00:00:00.000Z");
  });

  it.each<[object, string]>([
    [{ status: "gone" }, "status must be creating, pending, paid, failed or expired"],
    [{ stauts: "paid" }, "stauts"],
    [{ flow: "atome" }, "flow must be qr or redirect"],
    [{ flow: ["qr", "redirect"] }, "flow must be qr or redirect"],
    [{ attention: "maybe" }, "attention must be true, false or resolved"],
    [{ limit: "101" }, "limit"],
    [{ limit: "0" }, "limit"],
    [{ offset: "-1" }, "offset"],
    [{ offset: "1e30" }, "offset"],
    [{ from: "yesterday" }, "from: must be a date such as"],
    [{ from: "2026-02-31" }, "from: must be a date such as"],
    [{ to: { $ne: "x" } }, "to"],
    [{ q: "a\0b" }, "q: must not contain a null byte"],
    [{ q: "x".repeat(201) }, "q"],
    [{ order_id: ["a", "b"] }, "order_id"],
  ])("is refused with %j", (query, message) => {
    expect(refusal(listQuery, query)).toContain(message);
  });

  it("is refused with all mistakes at once", () => {
    expect(refusal(listQuery, { status: "gone", attention: "maybe" })).toMatch(
      /status.* · attention/,
    );
  });
});

describe("a refund", () => {
  it("can leave the amount out", () => {
    expect(readInput(refundBody, undefined)).toEqual({});
  });

  it.each([0, -1, 1.5, "100", null, 2 ** 31])("of %j is refused", (amount) => {
    expect(refusal(refundBody, { amount })).toContain("amount");
  });
});

describe("an expiry override", () => {
  const seconds = { expires_in_seconds: 300 };

  it("names what its scope needs, and nothing else", () => {
    expect(readInput(overrideBody, { scope: "region", region_id: "reg_1", ...seconds })).toEqual({
      scope: "region",
      region_id: "reg_1",
      sales_channel_id: null,
      ...seconds,
    });
    expect(refusal(overrideBody, { scope: "region", ...seconds })).toContain("region_id");
    expect(refusal(overrideBody, { scope: "store", region_id: "reg_1", ...seconds })).toContain(
      "region_id must be given with scope region, and with no other",
    );
    expect(
      refusal(overrideBody, { scope: "sales_channel", region_id: "reg_1", ...seconds }),
    ).toMatch(/region_id.*sales_channel_id/);
  });

  it("needs a scope and a number of seconds", () => {
    expect(refusal(overrideBody, {})).toMatch(/scope must be.*expires_in_seconds must be/);
    expect(refusal(overrideBody, { scope: "store", expires_in_seconds: "300" })).toContain(
      "expires_in_seconds must be a number of seconds",
    );
  });
});

describe("a period for figures", () => {
  it("is the last 30 days by default", () => {
    const { from, to } = readInput(statisticsQuery, { to: "2026-03-31" });
    expect(from.toISOString()).toBe("2026-03-01T23:59:59.999Z");
    expect(to.toISOString()).toBe("2026-03-31T23:59:59.999Z");
  });

  it("has days in UTC by default, of payments of whatever mode the store is in", () => {
    const { timeZone, ...rest } = readInput(statisticsQuery, {});
    expect(timeZone).toBe("UTC");
    expect(rest).not.toHaveProperty("livemode");
  });

  it("takes a time zone and a mode", () => {
    const query = { time_zone: "Asia/Bangkok", livemode: "false" };
    expect(readInput(statisticsQuery, query)).toMatchObject({
      timeZone: "Asia/Bangkok",
      livemode: false,
    });
  });

  it.each(["Asia/Bangok", "+07:00", "IST", "", "x".repeat(201), "UTC'; select 1"])(
    "is refused with the time zone %j",
    (time_zone) => {
      expect(refusal(statisticsQuery, { time_zone })).toContain("time_zone");
    },
  );

  it("is refused with another mode", () => {
    expect(refusal(statisticsQuery, { livemode: "1" })).toBe("livemode must be true or false");
  });

  it("is refused the wrong way round, or beyond a year", () => {
    expect(refusal(statisticsQuery, { from: "2026-02-01", to: "2026-01-01" })).toContain(
      "from must not be after to",
    );
    expect(refusal(statisticsQuery, { from: "2024-01-01", to: "2026-01-01" })).toContain(
      "not be more than 366 days apart",
    );
  });
});

it("reads a new code's choices, all of which can be left out", () => {
  expect(readInput(orderQrBody, {})).toEqual({ expiresInSeconds: null, providerId: null });
  expect(readInput(orderQrBody, { expires_in_seconds: 60, provider_id: "pp_1" })).toEqual({
    expiresInSeconds: 60,
    providerId: "pp_1",
  });
});
