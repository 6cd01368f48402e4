import { Text } from "@medusajs/ui";

import type { AdminChargeDetail, TimelineEntry } from "../../../admin-api/types";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { Section } from "../layout/section";
import { useAttentionText } from "./use-attention-text";
import { useFailureText } from "./use-failure-text";
import { useRefundTexts } from "./use-refund-texts";

/** What happened to a charge, newest first as the order page's activity: what, when and who. */
export function TimelineSection({ charge }: { charge: AdminChargeDetail }) {
  const t = useText();
  return (
    <Section name="timeline" title={t("detail.timeline")}>
      <ol className="flex flex-col px-6 py-4">
        {[...charge.timeline].reverse().map((entry) => (
          <Entry key={entry.id} entry={entry} charge={charge} />
        ))}
      </ol>
    </Section>
  );
}

function Entry({ entry, charge }: { entry: TimelineEntry; charge: AdminChargeDetail }) {
  const t = useText();
  const { dateTime, exactTime, money } = useFormats();
  const reason = useReasonText()(entry);
  const what = t(`timeline.kinds.${entry.kind}`);
  const name = entry.user_name ?? t(`timeline.by.${entry.actor}`);
  const who = isNoticed(entry)
    ? t("timeline.noticedBy", { name })
    : isAskedFor(entry)
      ? t("timeline.askedBy", { name })
      : name;
  return (
    <li className="group grid grid-cols-[20px_1fr] gap-x-2">
      <div className="flex flex-col items-center" aria-hidden>
        <span className="bg-ui-bg-base shadow-borders-base mt-1 flex size-2.5 shrink-0 items-center justify-center rounded-full">
          <span className="bg-ui-tag-neutral-icon size-1.5 rounded-full" />
        </span>
        <span className="bg-ui-border-base w-px flex-1 group-last:hidden" />
      </div>
      <div className="pb-4 group-last:pb-0">
        <div className="flex items-start justify-between gap-x-4">
          <Text size="small" leading="compact" weight="plus">
            {entry.amount === null
              ? what
              : t("timeline.withAmount", { what, amount: money(entry.amount, charge.currency) })}
          </Text>
          <Text size="small" leading="compact" className="text-ui-fg-subtle text-nowrap">
            <time dateTime={entry.at} title={exactTime(entry.at)}>
              {dateTime(entry.at)}
            </time>
          </Text>
        </div>
        {reason && (
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {reason}
          </Text>
        )}
        <Text size="small" leading="compact" className="text-ui-fg-subtle">
          {who}
        </Text>
      </div>
    </li>
  );
}

/** Omise decides whether a charge is paid; staff who had it checked were only the first to know. */
function isNoticed({ actor, kind }: TimelineEntry): boolean {
  return actor === "staff" && (kind === "paid" || kind === "failed");
}

/** Who asked for a refund did not make it fail: whose fault it was is the reason's to say. */
function isAskedFor({ actor, kind }: TimelineEntry): boolean {
  return actor === "staff" && kind === "refund_failed";
}

function useReasonText() {
  const failureText = useFailureText();
  const attentionText = useAttentionText();
  const { failure } = useRefundTexts();
  return ({ kind, reason }: TimelineEntry): string | null => {
    if (reason === null) return null;
    if (kind === "refund_failed") return failure({ failure_code: reason });
    if (kind === "attention") return attentionText(reason);
    if (kind !== "failed") return null;
    return failureText({ failure_code: reason });
  };
}
