import { createElement } from "react";

import { type AccountsAnswer } from "../../../admin-api/types";
import { en } from "../../i18n/en";
import { show as showElement } from "../../test-support/show";
import { SafetyNetSection } from "./safety-net-section";

// What it asks the server for is given below.
jest.mock("../../lib/call", () => ({ call: jest.fn() }));

const show = (safety_net: AccountsAnswer["safety_net"]) =>
  showElement(createElement(SafetyNetSection), { accounts: [], safety_net });

const last_completed_at = "2026-11-01T12:00:00.000Z";
const { staleTitle, stale, stopped, running } = en.safetyNet;

describe("whether unfinished payments are being checked", () => {
  it("says in a banner that they are not, and what failed", async () => {
    const failure = "webhook events: the inbox is broken";
    const text = await show({ is_stale: true, failure, last_completed_at });
    [staleTitle, stale, failure, stopped].forEach((part) => expect(text).toContain(part));
    expect(text).not.toContain(running);
  });

  it("has no banner where they are", async () => {
    const text = await show({ is_stale: false, failure: null, last_completed_at });
    expect(text).toContain(running);
    [staleTitle, stale, stopped].forEach((part) => expect(text).not.toContain(part));
  });
});
