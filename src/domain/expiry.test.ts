import fc from "fast-check";

import {
  EXPIRY_SOURCES,
  type ExpiryCandidates,
  ONE_OFF_EXPIRY_KEY,
  readOneOffExpiry,
  resolveExpiry,
  toExpiresAt,
} from "./expiry";
import { thrownBy } from "./test-support/thrown-by";

const HALF_A_DAY = 43_200;
const validSeconds = fc.integer({ min: 30, max: HALF_A_DAY });

describe("the lifetime of a QR", () => {
  it("is decided by one-off, sales channel, region, store, option, in this order", () => {
    expect(EXPIRY_SOURCES).toEqual(["one_off", "sales_channel", "region", "store", "option"]);
    const candidates: ExpiryCandidates = {
      option: 500,
      store: 400,
      region: 300,
      sales_channel: 200,
      one_off: 100,
    };
    const order = EXPIRY_SOURCES.map((source) => {
      const resolved = resolveExpiry(candidates);
      candidates[source] = null;
      return resolved;
    });
    expect(order).toEqual([
      { seconds: 100, source: "one_off" },
      { seconds: 200, source: "sales_channel" },
      { seconds: 300, source: "region" },
      { seconds: 400, source: "store" },
      { seconds: 500, source: "option" },
    ]);
  });

  it.each([{}, { one_off: null, region: undefined }])(
    "is 12 hours when nobody said anything: %j",
    (candidates) => {
      expect(resolveExpiry(candidates)).toEqual({ seconds: HALF_A_DAY, source: "default" });
    },
  );

  it("is always 30 s to 12 h, and from the strongest source that said something", () => {
    const said = fc.oneof(validSeconds, fc.constantFrom(null, undefined));
    const candidates = fc.record(
      { one_off: said, sales_channel: said, region: said, store: said, option: said },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(candidates, (candidates) => {
        const { one_off, sales_channel, region, store, option } = candidates;
        const expected = one_off ?? sales_channel ?? region ?? store ?? option ?? HALF_A_DAY;
        const { seconds, source } = resolveExpiry(candidates);
        expect(seconds).toBe(expected);
        expect(seconds).toBeGreaterThanOrEqual(30);
        expect(seconds).toBeLessThanOrEqual(HALF_A_DAY);
        if (source !== "default") expect(candidates[source]).toBe(seconds);
      }),
    );
  });

  it.each([30, HALF_A_DAY])("may be %i seconds", (seconds) => {
    expect(resolveExpiry({ store: seconds }).seconds).toBe(seconds);
  });

  it.each([29, HALF_A_DAY + 1, 0, -60, 60.5, NaN, Infinity])(
    "is refused when the deciding source says %d, whatever weaker ones say",
    (seconds) => {
      const error = thrownBy(() => resolveExpiry({ region: seconds, store: 600 }));
      expect(error.code).toBe("invalid_expiry");
      expect(error.message).toBe(
        `A payment can stay open from 30 seconds to 12 hours (43200 seconds), not ${seconds} seconds.`,
      );
    },
  );

  it("does not care about a wrong value that decides nothing", () => {
    expect(resolveExpiry({ one_off: 60, option: 1 })).toEqual({ seconds: 60, source: "one_off" });
  });
});

describe("a charge's expires_at", () => {
  const now = new Date("2026-02-03T04:05:06.000Z");

  it("is the lifetime ahead of now, ISO 8601 in UTC without milliseconds", () => {
    expect(toExpiresAt(600, now)).toBe("2026-02-03T04:15:06Z");
  });

  it("is rounded up to the whole second, so that no QR is shorter than asked for", () => {
    expect(toExpiresAt(600, new Date("2026-02-03T04:05:06.001Z"))).toBe("2026-02-03T04:15:07Z");
  });

  it("leaves the shortest QR two seconds to reach Omise", () => {
    expect(toExpiresAt(30, now)).toBe("2026-02-03T04:05:38Z");
    expect(toExpiresAt(32, now)).toBe("2026-02-03T04:05:38Z");
    expect(toExpiresAt(33, now)).toBe("2026-02-03T04:05:39Z");
  });

  it("is left to Omise's own default for the full 12 hours, which our clock could overshoot", () => {
    expect(toExpiresAt(HALF_A_DAY, now)).toBeUndefined();
    expect(toExpiresAt(HALF_A_DAY - 2, now)).toBe("2026-02-03T16:05:04Z");
  });

  it("is at least 30 s and the lifetime ahead, never more than 12 h, by any clock", () => {
    const clock = fc.date({
      min: new Date("2000-01-01T00:00:00Z"),
      max: new Date("2200-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(validSeconds, clock, (seconds, now) => {
        const expiresAt = toExpiresAt(seconds, now);
        if (expiresAt === undefined) {
          expect(seconds).toBeGreaterThan(HALF_A_DAY - 3);
          return;
        }
        expect(expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        const ahead = (Date.parse(expiresAt) - now.getTime()) / 1000;
        expect(ahead).toBeGreaterThanOrEqual(Math.max(seconds, 30));
        expect(ahead).toBeLessThan(Math.max(seconds, 32) + 1);
        expect(ahead).toBeLessThanOrEqual(HALF_A_DAY);
      }),
      {
        examples: [
          [30, now],
          [HALF_A_DAY - 2, new Date(now.getTime() + 1)],
          [HALF_A_DAY, now],
        ],
      },
    );
  });
});

describe("the one-off that staff give", () => {
  it("is read from the context that only the server fills", () => {
    expect(readOneOffExpiry({ [ONE_OFF_EXPIRY_KEY]: 60 })).toBe(60);
  });

  it.each([undefined, null, {}, { [ONE_OFF_EXPIRY_KEY]: null }, { [ONE_OFF_EXPIRY_KEY]: "60" }])(
    "is absent from %j",
    (context) => {
      expect(readOneOffExpiry(context)).toBeNull();
    },
  );
});
