import { Label, RadioGroup, Select } from "@medusajs/ui";
import { useId } from "react";

import type { OverrideScope } from "../../../admin-api/types";
import { useScopeChoices } from "../../hooks/use-scope-choices";
import { useText } from "../../hooks/use-text";
import { SCOPES } from "../../lib/winning-override";
import { ErrorState } from "../layout/error-state";

export interface Scope {
  scope: OverrideScope;
  /** The region's or sales channel's; null for the store's, and before one is chosen. */
  id: string | null;
}

interface ScopeFieldProps {
  value: Scope;
  onChange: (value: Scope) => void;
}

/** What an override is set for: the store, a region or a sales channel. */
export function ScopeField({ value, onChange }: ScopeFieldProps) {
  const t = useText();
  const id = useId();
  const { data: choices = [], error, refetch } = useScopeChoices(value.scope);
  const label = t(value.scope === "region" ? "expiry.region" : "expiry.channel");

  return (
    <div className="flex flex-col gap-y-4">
      <div className="flex flex-col gap-y-2">
        <span id={`${id}-scope`} className="txt-compact-small-plus">
          {t("expiry.scope")}
        </span>
        <RadioGroup
          aria-labelledby={`${id}-scope`}
          value={value.scope}
          onValueChange={(scope) => onChange({ scope: scope as OverrideScope, id: null })}
        >
          {[...SCOPES].reverse().map((scope) => (
            <div key={scope} className="flex items-center gap-x-3">
              <RadioGroup.Item value={scope} id={`${id}-${scope}`} />
              <Label htmlFor={`${id}-${scope}`} size="small">
                {t(`expiry.scopes.${scope}`)}
              </Label>
            </div>
          ))}
        </RadioGroup>
      </div>
      {value.scope !== "store" && (
        <div className="flex flex-col gap-y-2">
          <span id={`${id}-choice`} className="txt-compact-small-plus">
            {label}
          </span>
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Select
              value={value.id ?? ""}
              onValueChange={(chosen) => onChange({ ...value, id: chosen })}
            >
              <Select.Trigger aria-labelledby={`${id}-choice`}>
                <Select.Value placeholder={t("expiry.choose")} />
              </Select.Trigger>
              <Select.Content>
                {choices.map((choice) => (
                  <Select.Item key={choice.id} value={choice.id}>
                    {choice.name}
                  </Select.Item>
                ))}
              </Select.Content>
            </Select>
          )}
        </div>
      )}
    </div>
  );
}
