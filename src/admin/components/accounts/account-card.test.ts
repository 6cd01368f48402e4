import { createElement } from "react";

import type { AdminAccount } from "../../../admin-api/types";
import { en } from "../../i18n/en";
import { show } from "../../test-support/show";
import { AccountCard } from "./account-card";

// They know a browser's address.
jest.mock("./webhook-rows", () => ({ WebhookRows: () => null }));

const account: AdminAccount = {
  id: "th",
  provider_id: "pp_atome-qr_th",
  livemode: true,
  flow: "qr",
  checkout: "pay_first",
  key: "ok",
  trouble: null,
  email: "th@shop.example",
  method_enabled: true,
  currencies: ["THB"],
  limits: {},
  expires_in_seconds: 900,
  expiry: { seconds: 900, source: "option" },
  expiry_exceptions: [],
  regions: [],
  clock_offset_seconds: 0,
  requests: null,
  webhook_url: "https://api.shop.example/hooks/atome-qr/th",
  unsigned_webhooks_allowed: false,
  last_good_webhook: null,
  last_bad_webhook: null,
};

const card = (fields: Partial<AdminAccount>) =>
  show(createElement(AccountCard, { account: { ...account, ...fields } }));

it.each([
  ["qr", en.flows.qr, "atome_qr at Omise"],
  ["redirect", en.flows.redirect, "atome at Omise"],
] as const)("of the flow %s, an account says so, and which method it needs", async (...given) => {
  const [flow, name, method] = given;
  const text = await card({ flow });
  [name, method, en.accounts.enabledYes].forEach((part) => expect(text).toContain(part));
  expect(text).not.toContain("support@omise.co");
});

it.each([
  ["qr", "Ask support@omise.co to enable atome_qr."],
  ["redirect", "Ask support@omise.co to enable atome."],
] as const)("of the flow %s without its method, it says whom to ask", async (flow, advice) => {
  const text = await card({ flow, method_enabled: false });
  expect(text).toContain(en.accounts.enabledNo);
  expect(text).toContain(advice);
});
