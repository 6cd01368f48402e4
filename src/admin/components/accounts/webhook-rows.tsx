import { Text } from "@medusajs/ui";

import type { AdminAccount } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { absoluteUrl } from "../../lib/absolute-url";
import { backendUrl } from "../../lib/sdk";
import { CopyButton } from "../layout/copy-button";
import { SectionRow } from "../layout/section-row";
import { useBadWebhookText } from "./use-bad-webhook-text";

/** Where Omise sends the account's webhooks, and how the last ones were. */
export function WebhookRows({ account }: { account: AdminAccount }) {
  const t = useText();
  const { dateTime } = useFormats();
  const badText = useBadWebhookText();
  const { last_good_webhook: good, last_bad_webhook: bad } = account;
  // The server may know its path alone; this page knows where that is.
  const url = absoluteUrl(account.webhook_url, backendUrl, window.location.href);
  return (
    <>
      <SectionRow title={t("accounts.webhookUrl")}>
        <div className="grid grid-cols-[minmax(0,auto)_auto] items-start justify-start gap-x-1">
          <code className="min-w-0 break-all font-mono text-xs">{url}</code>
          <CopyButton content={url} label={t("accounts.webhookUrl")} />
        </div>
        <Text size="xsmall" className="text-ui-fg-subtle mt-1">
          {t("accounts.webhookHint")}
        </Text>
      </SectionRow>
      <SectionRow title={t("accounts.lastGood")}>
        {good ? (
          <>
            <div>{dateTime(good.at)}</div>
            {good.key && <div className="font-mono text-xs">{good.key}</div>}
          </>
        ) : (
          t("accounts.never")
        )}
      </SectionRow>
      <SectionRow title={t("accounts.lastBad")}>
        {bad ? (
          <>
            <div>{dateTime(bad.at)}</div>
            <div className="text-ui-fg-error">{badText(bad)}</div>
          </>
        ) : (
          t("accounts.noneBad")
        )}
      </SectionRow>
    </>
  );
}
