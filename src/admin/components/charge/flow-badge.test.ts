import { createElement } from "react";

import type { AdminAccount, AdminCharge } from "../../../admin-api/types";
import { show } from "../../test-support/show";
import { FlowBadge } from "./flow-badge";

jest.mock("../../lib/call", () => ({ call: jest.fn() }));

const badge = (flow: AdminCharge["flow"], flows?: AdminAccount["flow"][]) =>
  show(
    createElement(FlowBadge, { charge: { flow } as AdminCharge }),
    flows && { accounts: flows.map((one) => ({ flow: one }) as AdminAccount) },
  );

it("names the flow in a store that has both, and nothing in one that has one", async () => {
  expect(await badge("qr", ["qr", "redirect"])).toContain("Code");
  expect(await badge("redirect", ["qr", "redirect"])).toContain("Redirect");
  expect((await badge("qr", ["qr"])).trim()).toBe("");
  expect((await badge("redirect", ["redirect"])).trim()).toBe("");
});

it("names only a redirect where the page has not read the accounts", async () => {
  expect(await badge("redirect")).toContain("Redirect");
  expect((await badge("qr")).trim()).toBe("");
});
