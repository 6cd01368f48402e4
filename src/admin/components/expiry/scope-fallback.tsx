import type { ExpiryOverride, OverrideScope } from "../../../admin-api/types";
import { useAccounts } from "../../hooks/use-accounts";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { overrideOf, strongerThan } from "../../lib/winning-override";
import { useOverrideName } from "./use-override-name";

interface ScopeFallbackProps {
  scope: OverrideScope;
  all: ExpiryOverride[];
  providerIds?: string[];
}

/** What applies where a region or sales channel has no expiry of its own. */
export function ScopeFallback({ scope, all, providerIds }: ScopeFallbackProps) {
  const t = useText();
  const { duration, list } = useFormats();
  const { entryOf } = useOverrideName();
  const { data: accounts = [] } = useAccounts();
  const store = overrideOf("store", null, all);
  const stronger = strongerThan({ scope }, all);

  if (scope === "sales_channel" && all.some((one) => one.scope === "region")) {
    return <>{t("expiry.nowByRegion")}</>;
  }
  return (
    <>
      {store ? (
        <div>
          {t("expiry.nowFrom", {
            time: duration(store.expires_in_seconds),
            source: t(`expiry.sources.${store.scope}`),
          })}
        </div>
      ) : (
        accounts
          .filter((account) => !providerIds || providerIds.includes(account.provider_id))
          .map((account) => (
            <div key={account.id}>
              {t("expiry.accountSetting", {
                account: account.id,
                time: duration(account.expires_in_seconds),
              })}
            </div>
          ))
      )}
      {scope === "region" && stronger.length > 0 && (
        <div>{t("expiry.loses", { others: list(stronger.map(entryOf)) })}</div>
      )}
    </>
  );
}
