import { Heading, Text } from "@medusajs/ui";

import { useAccounts } from "../../hooks/use-accounts";
import { useText } from "../../hooks/use-text";
import { ErrorState } from "../layout/error-state";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { AccountCard } from "./account-card";

/** Somebody who sets up a webhook waits here for the first good one. */
const POLL_MS = 15_000;

/** Each account's health, as Omise and its webhooks tell it. */
export function AccountsSection() {
  const t = useText();
  const { data, error, refetch } = useAccounts({ pollMs: POLL_MS });

  if (data && data.length > 0) {
    return (
      <>
        <div className="px-1 pt-4">
          <Heading level="h2">{t("accounts.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("accounts.hint")}
          </Text>
        </div>
        <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
          {data.map((account) => (
            <AccountCard key={account.id} account={account} />
          ))}
        </div>
      </>
    );
  }
  return (
    <Section name="accounts" title={t("accounts.title")} hint={t("accounts.hint")}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton />}
      {data && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("accounts.none")}
        </Text>
      )}
    </Section>
  );
}
