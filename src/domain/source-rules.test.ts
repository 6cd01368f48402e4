import {
  assertChargeable,
  assertSourceMode,
  readSourceId,
  type SourceFacts,
  type SourcePurpose,
} from "./source-rules";
import { thrownBy } from "./test-support/thrown-by";

const source = (fields: Partial<SourceFacts> = {}): SourceFacts => ({
  type: "atome_qr",
  livemode: false,
  amount: 50_000,
  currency: "THB",
  charge_status: "unknown",
  ...fields,
});

const purpose = (fields: Partial<SourcePurpose> = {}): SourcePurpose => ({
  flow: "qr",
  money: { amount: 50_000, currency: "THB" },
  livemode: false,
  ...fields,
});

describe("the source a client names", () => {
  it.each(["src_test_6a1qrsource0000001", "src_6a1qrsource000000001"])("is read: %s", (id) => {
    expect(readSourceId({ source_id: id, charge_id: "chrg_test_1" })).toBe(id);
  });

  it.each([
    ["no data", undefined],
    ["null", null],
    ["no source", {}],
    ["what a session's own data says of it", { source_id: null }],
    ["a key of another name", { source: "src_test_6a1" }],
  ])("is none, given %s", (_what, data) => {
    expect(readSourceId(data)).toBeNull();
  });

  it.each([
    ["an empty text", ""],
    ["a number", 5],
    ["a flag", false],
    ["a list", ["src_test_6a1"]],
    ["an object", { id: "src_test_6a1" }],
    ["another object's id", "chrg_test_6a1"],
    ["an id with something after it", "src_test_6a1 "],
    ["an id with a line after it", "src_test_6a1\n"],
    ["a way out of the path", "src_test_6a1/../../account"],
    ["an encoded way out of the path", "src_test_%2e%2e"],
    ["a query", "src_test_6a1?limit=1"],
    ["a null byte", "src_test_\0"],
    ["an endless id", `src_test_${"a".repeat(65)}`],
  ])("is refused and not repeated, given %s", (_what, id) => {
    const { reason, message } = thrownBy(() => readSourceId({ source_id: id }));
    expect(reason).toBe("invalid_source");
    expect(message).not.toMatch(/6a1|\.\.|%2e|a{65}/);
  });
});

describe("a source", () => {
  it.each([
    ["Omise calls unused", { charge_status: "unknown" }],
    ["Omise says nothing about", { charge_status: null }],
  ])("of the payment's amount that %s may be charged", (_what, fields) => {
    expect(() => assertChargeable(source(fields), purpose())).not.toThrow();
  });

  it.each([
    ["another type", { type: "promptpay" }, "type atome_qr"],
    ["another amount", { amount: 50_001 }, "THB 500.01"],
    ["another currency", { currency: "SGD" }, "SGD"],
    ["live mode", { livemode: true }, "live mode"],
  ])("of %s may not, and the message says why", (_what, fields, words) => {
    const { reason, message } = thrownBy(() => assertChargeable(source(fields), purpose()));
    expect(reason).toBe("source_mismatch");
    expect(message).toContain(words);
  });

  it.each(["pending", "successful", "failed", "expired", "something new"])(
    "whose charge is %s has been used",
    (charge_status) => {
      const { reason } = thrownBy(() => assertChargeable(source({ charge_status }), purpose()));
      expect(reason).toBe("source_used");
    },
  );

  it("of the other mode can be told by its id", () => {
    expect(() => assertSourceMode("src_test_6a1", false)).not.toThrow();
    expect(() => assertSourceMode("src_6a1", true)).not.toThrow();
    expect(thrownBy(() => assertSourceMode("src_test_6a1", true)).reason).toBe("source_mismatch");
    expect(thrownBy(() => assertSourceMode("src_6a1", false)).reason).toBe("source_mismatch");
  });
});
