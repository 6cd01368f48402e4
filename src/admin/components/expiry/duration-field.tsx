import { Button, Hint, Input, Label } from "@medusajs/ui";
import { useId } from "react";

import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import {
  EXPIRY_PRESETS,
  isValidExpiry,
  MAX_EXPIRY_SECONDS,
  MIN_EXPIRY_SECONDS,
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

/** How long a QR lives: by a preset, or in hours, minutes and seconds. */
export function DurationField({ label, value, onChange }: DurationFieldProps) {
  const t = useText();
  const { duration } = useFormats();
  const id = useId();
  const parts = toParts(value);
  const isValid = isValidExpiry(value);

  function change(part: (typeof PARTS)[number], typed: string) {
    // An emptied field is 0 until the next digit; nothing else than digits comes through.
    const number = Number(typed.replace(/\D/g, "").slice(0, 5));
    onChange(toSeconds({ ...parts, [part]: number }));
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
      <div className="grid grid-cols-3 gap-x-3">
        {PARTS.map((part) => (
          <div key={part} className="flex flex-col gap-y-1">
            <Label htmlFor={`${id}-${part}`} size="xsmall">
              {t(`expiry.parts.${part}`)}
            </Label>
            <Input
              id={`${id}-${part}`}
              inputMode="numeric"
              autoComplete="off"
              value={String(parts[part])}
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
