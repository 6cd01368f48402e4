import type { ExpiryOverride } from "../../admin-api/types";
import { beatenBy, overrideOf, sortOverrides, strongerThan } from "./winning-override";

const make = (scope: ExpiryOverride["scope"], name: string | null): ExpiryOverride => ({
  id: `${scope}_${name}`,
  scope,
  region_id: scope === "region" ? `reg_${name}` : null,
  sales_channel_id: scope === "sales_channel" ? `sc_${name}` : null,
  scope_name: name,
  expires_in_seconds: 300,
  updated_by: null,
  updated_by_name: null,
  created_at: "2026-11-24T00:00:00Z",
  updated_at: "2026-11-24T00:00:00Z",
});

const store = make("store", null);
const thailand = make("region", "Thailand");
const malaysia = make("region", "Malaysia");
const counter = make("sales_channel", "POS");
const all = [store, thailand, counter, malaysia];

it("the strongest come first", () => {
  expect(sortOverrides(all)).toEqual([counter, malaysia, thailand, store]);
});

it.each([
  ["a sales channel", counter, [malaysia, thailand, store], []],
  ["a region", thailand, [store], [counter]],
  ["the store", store, [], [counter, malaysia, thailand]],
])("%s wins over the more general and gives way to the rest", (_what, one, beaten, stronger) => {
  expect(beatenBy(one, all)).toEqual(beaten);
  expect(strongerThan(one, all)).toEqual(stronger);
});

it("finds the one of a scope", () => {
  expect(overrideOf("store", null, all)).toBe(store);
  expect(overrideOf("region", "reg_Thailand", all)).toBe(thailand);
  expect(overrideOf("sales_channel", "sc_other", all)).toBeUndefined();
});
