import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createInstance } from "i18next";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { type AccountsAnswer } from "../../../admin-api/types";
import { queryKeys } from "../../hooks/query-keys";
import { NAMESPACE } from "../../hooks/use-text";
import { en } from "../../i18n/en";
import { SafetyNetSection } from "./safety-net-section";

// What it asks the server for is given below.
jest.mock("../../lib/call", () => ({ call: jest.fn() }));

/** What a browser shows of it, without the tags. */
async function show(safetyNet: AccountsAnswer["safety_net"]): Promise<string> {
  const i18n = createInstance();
  await i18n.init({ lng: "en", resources: { en: { [NAMESPACE]: en } } });
  const client = new QueryClient();
  client.setQueryData(queryKeys.accounts, { accounts: [], safety_net: safetyNet });
  const section = createElement(SafetyNetSection);
  const inQueries = createElement(QueryClientProvider, { client }, section);
  const html = renderToString(createElement(I18nextProvider, { i18n }, inQueries));
  return html.replace(/<[^>]*>/g, " ").replace(/&#x27;/g, "'");
}

const last_completed_at = "2026-11-01T12:00:00.000Z";
const { staleTitle, stale, stopped, running } = en.safetyNet;

describe("whether unfinished payments are looked after", () => {
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
