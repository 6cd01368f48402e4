import { PencilSquare, Trash } from "@medusajs/icons";
import { useState } from "react";

import type { ExpiryOverride } from "../../../admin-api/types";
import { useChangedText } from "../../hooks/use-changed-text";
import { useFormats } from "../../hooks/use-formats";
import { useOverrides } from "../../hooks/use-overrides";
import { useText } from "../../hooks/use-text";
import { overrideOf } from "../../lib/winning-override";
import { ActionError } from "../layout/action-error";
import { ActionMenu } from "../layout/action-menu";
import { ErrorState } from "../layout/error-state";
import { May } from "../layout/may";
import { RowsSkeleton } from "../layout/rows-skeleton";
import { Section } from "../layout/section";
import { SectionRow } from "../layout/section-row";
import { OverrideDrawer } from "./override-drawer";
import { PrecedenceText } from "./precedence-text";
import { ScopeFallback } from "./scope-fallback";
import { type Scope } from "./scope-field";
import { useDeleteOverridePrompt } from "./use-delete-override-prompt";

interface ScopeSectionProps {
  target: Scope & { name: string };
  /** The Atome QR providers of the region; left out for a sales channel, which has all. */
  providerIds?: string[];
}

/** How long a QR lives in a region or sales channel, on that region's or channel's page. */
export function ScopeSection({ target, providerIds }: ScopeSectionProps) {
  const t = useText();
  const { duration } = useFormats();
  const { data, error, refetch } = useOverrides();
  const changedText = useChangedText();
  const { remove, problemOf } = useDeleteOverridePrompt();
  const [isEditing, setIsEditing] = useState(false);
  const own = data && overrideOf(target.scope, target.id, data);

  const edit = {
    label: t("actions.edit"),
    icon: <PencilSquare />,
    onClick: () => setIsEditing(true),
  };
  const removeOwn = (override: ExpiryOverride) => ({
    label: t("actions.delete"),
    icon: <Trash />,
    onClick: () => void remove(override),
  });

  return (
    <Section
      name="scope-expiry"
      title={t("fields.named", { name: t("menu"), value: t("expiry.title") })}
      actions={
        data && (
          <May right="changeSettings">
            <ActionMenu label={t("expiry.title")} groups={[[edit], own ? [removeOwn(own)] : []]} />
          </May>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <RowsSkeleton rows={2} />}
      {data && (
        <>
          <SectionRow title={t("expiry.ownSetting")}>
            {own ? duration(own.expires_in_seconds) : t("expiry.notSet")}
            {own && <ActionError text={problemOf(own)} />}
          </SectionRow>
          <SectionRow title={t("expiry.now")}>
            {own ? (
              <>
                <div>
                  {t("expiry.nowFrom", {
                    time: duration(own.expires_in_seconds),
                    source: t(`expiry.sources.${own.scope}`),
                  })}
                </div>
                <PrecedenceText override={own} all={data} />
              </>
            ) : (
              <ScopeFallback scope={target.scope} all={data} providerIds={providerIds} />
            )}
          </SectionRow>
          {own && <SectionRow title={t("expiry.changed")}>{changedText(own)}</SectionRow>}
        </>
      )}
      <OverrideDrawer open={isEditing} target={target} onClose={() => setIsEditing(false)} />
    </Section>
  );
}
