import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createInstance } from "i18next";
import { createElement, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { I18nextProvider } from "react-i18next";

import { type AccountsAnswer } from "../../admin-api/types";
import { queryKeys } from "../hooks/query-keys";
import { NAMESPACE } from "../hooks/use-text";
import { en } from "../i18n/en";

/**
 * What a browser shows of an element in English, without the tags.
 *
 * @param accounts the server's answer; left out for a page that has not read it
 */
export async function show(
  element: ReactElement,
  accounts?: Partial<AccountsAnswer>,
): Promise<string> {
  const i18n = createInstance();
  await i18n.init({ lng: "en", resources: { en: { [NAMESPACE]: en } } });
  const client = new QueryClient();
  if (accounts) client.setQueryData(queryKeys.accounts, accounts);
  const inQueries = createElement(QueryClientProvider, { client }, element);
  const html = renderToString(createElement(I18nextProvider, { i18n }, inQueries));
  return html.replace(/<[^>]*>/g, " ").replace(/&#x27;/g, "'");
}
