import { InlineTip, StatusBadge } from "@medusajs/ui";

import { useFormats } from "../../hooks/use-formats";
import { useLocking, useSafetyNet } from "../../hooks/use-accounts";
import { useText } from "../../hooks/use-text";
import { Section } from "../layout/section";
import { SectionRow } from "../layout/section-row";

const LOCK_COLORS = {
  safe: "green",
  one_instance: "grey",
  unsafe: "red",
  unknown: "orange",
} as const;

/** Whether payments that no webhook finished are being checked. */
export function SafetyNetSection() {
  const t = useText();
  const { dateTime } = useFormats();
  const { data } = useSafetyNet();
  const { data: locking } = useLocking();
  if (!data) return null;

  const { is_stale: isStale, failure, last_completed_at: completedAt } = data;
  return (
    <Section name="safety-net" title={t("safetyNet.title")} hint={t("safetyNet.hint")}>
      {isStale && (
        <div className="px-6 py-4" data-atome-qr="safety-net-stale">
          <InlineTip variant="error" label={t("safetyNet.staleTitle")}>
            {t("safetyNet.stale")} {failure}
          </InlineTip>
        </div>
      )}
      <SectionRow title={t("safetyNet.state")}>
        <StatusBadge color={isStale ? "red" : "green"} className="leading-tight">
          {t(isStale ? "safetyNet.stopped" : "safetyNet.running")}
        </StatusBadge>
      </SectionRow>
      <SectionRow title={t("safetyNet.last")}>{dateTime(completedAt)}</SectionRow>
      {locking && (
        <SectionRow title={t("safetyNet.locks")}>
          <StatusBadge color={LOCK_COLORS[locking.safety]} className="leading-tight">
            {locking.provider}
          </StatusBadge>
          <div className="mt-1">{t(`safetyNet.lockings.${locking.safety}`)}</div>
        </SectionRow>
      )}
    </Section>
  );
}
