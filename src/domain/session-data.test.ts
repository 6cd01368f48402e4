import fc from "fast-check";

import { readChargeId, type SessionData, toSessionData } from "./session-data";

const sessionData = (fields: Partial<SessionData> = {}): SessionData => ({
  charge_id: "chrg_test_6a1qrcharge0000001",
  status: "pending",
  amount: 125_000,
  currency: "THB",
  expires_at: "2026-02-03T16:05:06.000Z",
  download_uri: "https://api.omise.co/charges/chrg_test_6a1/documents/docu_1/downloads/0F1E",
  authorize_uri: null,
  pay_url: null,
  livemode: false,
  failure_code: null,
  failure_message: null,
  source_id: null,
  ...fields,
});

const WHITELIST = [
  "charge_id",
  "status",
  "amount",
  "currency",
  "expires_at",
  "download_uri",
  "authorize_uri",
  "pay_url",
  "livemode",
  "failure_code",
  "failure_message",
  "source_id",
];

describe("session data", () => {
  it("holds the whitelisted keys, in their order, with their values", () => {
    const data = toSessionData(sessionData());
    expect(Object.keys(data)).toEqual(WHITELIST);
    expect(data).toEqual(sessionData());
  });

  it("given a source that has more, never holds any of it", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (more) => {
        const data = toSessionData({ ...more, ...sessionData(), secretKey: "skey_test_1" });
        expect(Object.keys(data)).toEqual(WHITELIST);
      }),
    );
  });

  it("given a source without values, still writes every key as null", () => {
    const empty = sessionData({ expires_at: null, download_uri: null });
    expect(Object.keys(toSessionData(empty))).toEqual(WHITELIST);
    expect(toSessionData(empty)).toMatchObject({ expires_at: null, download_uri: null });
  });

  it("given a client's data under our keys, lets none of it survive core's merge", () => {
    const value = fc.jsonValue();
    const client = fc.record(Object.fromEntries(WHITELIST.map((key) => [key, value])));
    fc.assert(
      fc.property(client, (client) => {
        expect({ ...client, ...toSessionData(sessionData()) }).toEqual(sessionData());
      }),
    );
  });
});

describe("the charge a session names", () => {
  it("is read back by its id", () => {
    expect(readChargeId(sessionData())).toBe("chrg_test_6a1qrcharge0000001");
    expect(readChargeId({ charge_id: "chrg_6a1qrcharge000000001" })).toBe(
      "chrg_6a1qrcharge000000001",
    );
  });

  it.each([
    ["no data", undefined],
    ["null", null],
    ["no charge", {}],
    ["an empty id", { charge_id: "" }],
    ["another object's id", { charge_id: "src_test_6a1" }],
    ["an id with something before it", { charge_id: " chrg_test_6a1" }],
    ["a number", { charge_id: 5 }],
    ["a list", { charge_id: ["chrg_test_6a1"] }],
    ["a key of another name", { id: "chrg_test_6a1" }],
  ])("is none, given %s", (_what, data) => {
    expect(readChargeId(data)).toBeNull();
  });
});
