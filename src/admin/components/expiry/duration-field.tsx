import { Button, Hint, Input, Label } from "@medusajs/ui";
import { type FocusEvent, useId, useState } from "react";

import { MAX_EXPIRY_SECONDS, MIN_EXPIRY_SECONDS } from "../../../domain/atome";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import {
  type DurationParts,
  EXPIRY_PRESETS,
  isValidExpiry,
  toParts,
  toSeconds,
} from "../../lib/expiry";

interface DurationFieldProps {
  label: string;
  /** In seconds; may be outside the limits, which is said at once. */
  value: number;
  onChange: (seconds: number) => void;
}

const PARTS = ["hours", "minutes", "seconds"] as const;
type Part = (typeof PARTS)[number];
type TypedParts = Record<Part, string>;

/** Of the longest lifetime, in seconds. */
const MAX_DIGITS = 5;

/** How long a QR lives: by a preset, or in hours, minutes and seconds. */
export function DurationField({ label, value, onChange }: DurationFieldProps) {
  const t = useText();
  const { duration } = useFormats();
  const id = useId();
  /** What stands in the fields as it was typed: 900 seconds become 15 minutes afterwards only. */
  const [typed, setTyped] = useState<TypedParts>();
  const shown = typed && toSeconds(toNumbers(typed)) === value ? typed : toTexts(toParts(value));
  const isValid = isValidExpiry(value);

  function change(part: Part, text: string) {
    const next = { ...shown, [part]: text.replace(/\D/g, "").slice(0, MAX_DIGITS) };
    setTyped(next);
    onChange(toSeconds(toNumbers(next)));
  }

  /** From field to field, nothing changes under the hands of the person. */
  function leave({ currentTarget, relatedTarget }: FocusEvent) {
    if (!currentTarget.contains(relatedTarget)) setTyped(undefined);
  }

  return (
    <fieldset className="flex flex-col gap-y-3" aria-describedby={`${id}-hint`}>
      <legend className="txt-compact-small-plus mb-2">{label}</legend>
      <div className="flex flex-wrap gap-2" role="group" aria-label={t("expiry.presets")}>
        {EXPIRY_PRESETS.map((seconds) => (
          <Button
            key={seconds}
            type="button"
            size="small"
            variant={seconds === value ? "primary" : "secondary"}
            aria-pressed={seconds === value}
            onClick={() => onChange(seconds)}
          >
            {duration(seconds)}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-3 gap-x-3" onBlur={leave}>
        {PARTS.map((part) => (
          <div key={part} className="flex flex-col gap-y-1">
            <Label htmlFor={`${id}-${part}`} size="xsmall">
              {t(`expiry.parts.${part}`)}
            </Label>
            <Input
              id={`${id}-${part}`}
              inputMode="numeric"
              autoComplete="off"
              value={shown[part]}
              onChange={(event) => change(part, event.target.value)}
              onFocus={(event) => event.target.select()}
              aria-invalid={!isValid}
              aria-describedby={`${id}-hint`}
            />
          </div>
        ))}
      </div>
      <Hint id={`${id}-hint`} variant={isValid ? "info" : "error"} aria-live="polite">
        {isValid
          ? t("expiry.equals", { time: duration(value) })
          : t("expiry.invalid", {
              min: duration(MIN_EXPIRY_SECONDS),
              max: duration(MAX_EXPIRY_SECONDS),
            })}
      </Hint>
    </fieldset>
  );
}

function toTexts({ hours, minutes, seconds }: DurationParts): TypedParts {
  return { hours: String(hours), minutes: String(minutes), seconds: String(seconds) };
}

/** An emptied field is 0. */
function toNumbers({ hours, minutes, seconds }: TypedParts): DurationParts {
  return { hours: Number(hours), minutes: Number(minutes), seconds: Number(seconds) };
}
