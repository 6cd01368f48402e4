import { TrianglesMini } from "@medusajs/icons";
import { Button, Input, Label, Popover } from "@medusajs/ui";
import { useId } from "react";

import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { daysAgo } from "../../lib/days-ago";

interface Dates {
  from: string | null;
  to: string | null;
}

interface DatesFilterProps {
  value: Dates;
  onChange: (value: Dates) => void;
}

const LAST_DAYS = [7, 30, 90];

const ENDS = [
  ["from", "filters.from"],
  ["to", "filters.to"],
] as const;

/** The days in which the charges were created. */
export function DatesFilter({ value, onChange }: DatesFilterProps) {
  const t = useText();
  const { day } = useFormats();
  const id = useId();
  const { from, to } = value;
  const chosen = [from && day(from), to && day(to)].map((one) => one ?? "…").join(" – ");
  const presets = [
    { label: t("filters.today"), days: 1 },
    ...LAST_DAYS.map((days) => ({ label: t("filters.lastDays", { count: days }), days })),
  ];

  return (
    <Popover>
      <Popover.Trigger asChild>
        <Button size="small" variant="secondary">
          {from || to
            ? t("fields.named", { name: t("filters.dates"), value: chosen })
            : t("filters.dates")}
          <TrianglesMini className="text-ui-fg-muted" />
        </Button>
      </Popover.Trigger>
      <Popover.Content
        align="start"
        className="flex w-64 flex-col gap-y-3 p-3"
        aria-label={t("filters.dates")}
        data-atome-qr="dates"
      >
        <div className="grid grid-cols-2 gap-2">
          {presets.map(({ label, days }) => (
            <Button
              key={days}
              size="small"
              variant="secondary"
              onClick={() => onChange({ from: daysAgo(days - 1, new Date()), to: null })}
            >
              {label}
            </Button>
          ))}
        </div>
        {ENDS.map(([end, label]) => (
          <div key={end} className="flex flex-col gap-y-1">
            <Label htmlFor={`${id}-${end}`} size="xsmall">
              {t(label)}
            </Label>
            <Input
              id={`${id}-${end}`}
              type="date"
              size="small"
              value={value[end] ?? ""}
              min={end === "to" ? (from ?? undefined) : undefined}
              max={end === "from" ? (to ?? undefined) : undefined}
              onChange={(event) => onChange({ ...value, [end]: event.target.value || null })}
            />
          </div>
        ))}
        <Button
          size="small"
          variant="transparent"
          disabled={!from && !to}
          onClick={() => onChange({ from: null, to: null })}
        >
          {t("filters.any")}
        </Button>
      </Popover.Content>
    </Popover>
  );
}
