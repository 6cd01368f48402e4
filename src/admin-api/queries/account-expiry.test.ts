import type { ExpiryOverride } from "../types";
import { toAccountExpiry } from "./account-expiry";

const override = (fields: Partial<ExpiryOverride>): ExpiryOverride => ({
  id: "aqexp_1",
  scope: "store",
  region_id: null,
  sales_channel_id: null,
  scope_name: null,
  expires_in_seconds: 60,
  updated_by: null,
  updated_by_name: null,
  created_at: "2026-01-31T10:00:00.000Z",
  updated_at: "2026-01-31T10:00:00.000Z",
  ...fields,
});

const account = { providerId: "pp_atome-qr_th", optionSeconds: 43_200 };
const thailand = { id: "reg_th", name: "Thailand", providerIds: ["pp_atome-qr_th"] };
const singapore = { id: "reg_sg", name: "Singapore", providerIds: ["pp_atome-qr_sg"] };

it("is the option's where nothing is set", () => {
  expect(toAccountExpiry(account, [], [thailand, singapore])).toEqual({
    expiry: { seconds: 43_200, source: "option" },
    expiry_exceptions: [],
    regions: [{ id: "reg_th", name: "Thailand" }],
  });
});

it("is the store's, but for sales channels and the account's own regions", () => {
  const all = [
    override({ expires_in_seconds: 900 }),
    override({ scope: "region", region_id: "reg_th", scope_name: "Thailand" }),
    override({ scope: "region", region_id: "reg_sg", scope_name: "Singapore" }),
    override({ scope: "sales_channel", sales_channel_id: "sc_1", scope_name: "POS" }),
  ];

  expect(toAccountExpiry(account, all, [thailand, singapore])).toMatchObject({
    expiry: { seconds: 900, source: "store" },
    expiry_exceptions: [
      { scope: "sales_channel", scope_name: "POS", seconds: 60 },
      { scope: "region", scope_name: "Thailand", seconds: 60 },
    ],
  });
});
