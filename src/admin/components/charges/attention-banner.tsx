import { Alert } from "@medusajs/ui";
import { Link } from "react-router-dom";

import { useAccounts, useSafetyNet } from "../../hooks/use-accounts";
import { useCharges } from "../../hooks/use-charges";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";

/** The orders' page is opened often: each of the two questions is asked at most once in this time. */
const CALM = { staleTime: 5 * 60_000, pollMs: false } as const;

/** Leads staff who work with orders to what needs attention; nothing where nothing does. */
export function AttentionBanner() {
  const t = useText();
  const { list } = useFormats();
  const { data: charges } = useCharges("attention=true&limit=1", CALM);
  const { data: accounts = [] } = useAccounts(CALM);
  const { data: safetyNet } = useSafetyNet(CALM);
  const isStale = safetyNet?.is_stale ?? false;
  const count = charges?.count ?? 0;
  const troubled = accounts.filter(({ trouble }) => trouble).map(({ id }) => id);
  if (count === 0 && troubled.length === 0 && !isStale) return null;

  return (
    <Alert variant="warning" style={ABOVE} data-atome-qr="attention-banner">
      <div className="flex flex-col items-start gap-y-1">
        {isStale && (
          <Link to="/settings/atome-qr" className={LINK}>
            {t("banner.stale")}
          </Link>
        )}
        {troubled.length > 0 && (
          <Link to="/settings/atome-qr" className={LINK}>
            {t("banner.trouble", { accounts: list(troubled) })}
          </Link>
        )}
        {count > 0 && (
          <Link to="/atome-qr" className={LINK}>
            {t("banner.charges", { count })}
          </Link>
        )}
      </div>
    </Alert>
  );
}

/** The dashboard renders the widgets of a `before` zone below the list (seen in Medusa 2.21.2). */
const ABOVE = { order: -1 };

const LINK = "txt-small text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2";
