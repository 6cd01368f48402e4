import type { ExpiryOverride } from "../../admin-api/types";
import { applyingExpiry } from "./applying-expiry";

const override = (fields: Partial<ExpiryOverride>): ExpiryOverride => ({
  id: "aqexp_1",
  scope: "store",
  region_id: null,
  sales_channel_id: null,
  scope_name: null,
  expires_in_seconds: 60,
  updated_by: null,
  updated_by_name: null,
  created_at: "",
  updated_at: "",
  ...fields,
});
const store = override({ expires_in_seconds: 900 });
const thailand = override({ scope: "region", region_id: "reg_th", expires_in_seconds: 120 });
const channel = override({ scope: "sales_channel", sales_channel_id: "sc_1" });

const accounts = [
  { expires_in_seconds: 43_200, regions: [{ id: "reg_th", name: "Thailand" }] },
  { expires_in_seconds: 3_600, regions: [{ id: "reg_sg", name: "Singapore" }] },
];

const TH = { scope: "region", id: "reg_th" } as const;
const SG = { scope: "region", id: "reg_sg" } as const;
const POS = { scope: "sales_channel", id: "sc_1" } as const;
const STORE = { scope: "store", id: null } as const;

it.each([
  ["the store's own setting", STORE, [store], 900],
  ["the option, where the store has none", STORE, [thailand], 43_200],
  ["a region's own setting", TH, [store, thailand], 120],
  ["the store's, where the region has none", SG, [store, thailand], 900],
  ["the option of the region's account", SG, [thailand], 3_600],
  ["a channel's own setting", POS, [store, thailand, channel], 60],
  ["the region's, where the channel has none", POS, [store, thailand], 120],
  ["the store's, where neither has one", POS, [store], 900],
])("is %s", (_what, scope, overrides, seconds) => {
  expect(applyingExpiry(scope, overrides, accounts)).toBe(seconds);
});

it("is twelve hours where no account is known", () => {
  expect(applyingExpiry(STORE, [], [])).toBe(43_200);
});
