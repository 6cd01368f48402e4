import { Label, Select, Textarea } from "@medusajs/ui";

import { type RefundWords } from "../../hooks/use-charge-actions";
import { useRefundReasons } from "../../hooks/use-refund-reasons";
import { useText } from "../../hooks/use-text";

/** As typed. */
interface Words {
  /** Empty for none. */
  reasonId: string;
  note: string;
}

export const NO_WORDS: Words = { reasonId: "", note: "" };

export function toRefundWords({ reasonId, note }: Words): RefundWords {
  return {
    ...(reasonId ? { refund_reason_id: reasonId } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}

const ids = { reason: "refund-reason", note: "refund-note" };

const LONGEST_NOTE = 1_000;

/** No reason; a list's value must not be empty. */
const NONE = "none";

/** Why a refund is made, as Medusa asks on its own order page: one of the store's reasons, and a note. */
export function RefundWordsFields(props: { value: Words; onChange: (words: Words) => void }) {
  const { value, onChange } = props;
  const t = useText();
  const reasons = useRefundReasons();
  return (
    <>
      {reasons.length > 0 && (
        <div className="flex flex-col gap-y-2">
          <Label htmlFor={ids.reason} size="small" weight="plus">
            {t("refunds.reason")}
          </Label>
          <Select
            value={value.reasonId || NONE}
            onValueChange={(id) => onChange({ ...value, reasonId: id === NONE ? "" : id })}
          >
            <Select.Trigger id={ids.reason}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              <Select.Item value={NONE}>{t("refunds.noReason")}</Select.Item>
              {reasons.map(({ id, label }) => (
                <Select.Item key={id} value={id}>
                  {label}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      )}
      <div className="flex flex-col gap-y-2">
        <Label htmlFor={ids.note} size="small" weight="plus">
          {t("refunds.note")}
        </Label>
        <Textarea
          id={ids.note}
          rows={2}
          maxLength={LONGEST_NOTE}
          value={value.note}
          onChange={({ target }) => onChange({ ...value, note: target.value })}
        />
      </div>
    </>
  );
}
