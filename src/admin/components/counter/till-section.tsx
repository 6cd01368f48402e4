import { Label, Select, Switch } from "@medusajs/ui";
import { useId } from "react";

import { useCounterSetup } from "../../hooks/counter/use-counter-setup";
import { useTill } from "../../hooks/counter/use-till";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { EXPIRY_PRESETS } from "../../lib/expiry";
import { Section } from "../layout/section";

/** No choice of its own; a list's value must not be empty. */
const NONE = "none";

interface Choice {
  value: string;
  label: string;
}

/** What this device remembers as a till. */
export function TillSection() {
  const t = useText();
  const id = useId();
  const { duration } = useFormats();
  const { memory, update } = useTill();
  const { data: setup, provider, channel, places, place } = useCounterSetup();
  if (!setup) return null;
  const any = { value: NONE, label: t("counter.anyPlace") };
  const asSet = { value: NONE, label: t("counter.expiryAsSet") };

  return (
    <Section name="till" title={t("counter.till")} hint={t("counter.tillHint")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        {setup.providers.length > 1 && (
          <Choose
            label={t("pos.account")}
            value={provider?.provider_id ?? NONE}
            choices={setup.providers.map((one) => ({
              value: one.provider_id,
              label: `${one.account} · ${one.currency}`,
            }))}
            // The basket's prices are of another currency or channel then.
            onChange={(providerId) => update({ providerId, basket: [] })}
          />
        )}
        {setup.sales_channels.length > 1 && (
          <Choose
            label={t("counter.channel")}
            value={channel?.id ?? NONE}
            choices={setup.sales_channels.map(toChoice)}
            onChange={(salesChannelId) =>
              update({ salesChannelId, stockLocationId: null, basket: [] })
            }
          />
        )}
        {places.length > 1 && (
          <Choose
            label={t("counter.place")}
            value={place?.id ?? NONE}
            choices={[any, ...places.map(toChoice)]}
            onChange={(value) => update({ stockLocationId: value === NONE ? null : value })}
          />
        )}
        <Choose
          label={t("pos.expiry")}
          value={String(memory.expiresInSeconds ?? NONE)}
          choices={[
            asSet,
            ...EXPIRY_PRESETS.map((seconds) => ({
              value: String(seconds),
              label: duration(seconds),
            })),
          ]}
          onChange={(value) => update({ expiresInSeconds: value === NONE ? null : Number(value) })}
        />
        <div className="flex min-h-11 items-center gap-x-3">
          <Switch
            id={`${id}-sound`}
            checked={!memory.isMuted}
            onCheckedChange={(isOn) => update({ isMuted: !isOn })}
          />
          <Label htmlFor={`${id}-sound`} size="small" className="flex min-h-11 items-center">
            {t("counter.sound")}
          </Label>
        </div>
      </div>
    </Section>
  );
}

const toChoice = ({ id, name }: { id: string; name: string }): Choice => ({
  value: id,
  label: name,
});

interface ChooseProps {
  label: string;
  value: string;
  choices: Choice[];
  onChange: (value: string) => void;
}

function Choose({ label, value, choices, onChange }: ChooseProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-y-1">
      <span id={id} className="txt-compact-small-plus">
        {label}
      </span>
      <Select value={value} onValueChange={onChange}>
        <Select.Trigger aria-labelledby={id} className="h-11">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {choices.map((choice) => (
            <Select.Item key={choice.value} value={choice.value}>
              {choice.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  );
}
