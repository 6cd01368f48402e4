import { Button, Hint, Text } from "@medusajs/ui";
import { useState } from "react";

import type { CounterPairing } from "../../../admin-api/counter-types";
import { useDisplays, usePairDisplay, useRemoveDisplay } from "../../hooks/counter/use-displays";
import { useTill } from "../../hooks/counter/use-till";
import { useErrorText } from "../../hooks/use-error-text";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { ErrorState } from "../layout/error-state";
import { Section } from "../layout/section";
import { PairingModal } from "./pairing-modal";

/** The screens that face the shopper and follow this till. */
export function DisplaysSection() {
  const t = useText();
  const { dateTime } = useFormats();
  const errorText = useErrorText();
  const { memory } = useTill();
  const { data: displays, error, refetch } = useDisplays(memory.id);
  const pair = usePairDisplay(memory.id);
  const remove = useRemoveDisplay(memory.id);
  const [pairing, setPairing] = useState<CounterPairing | null>(null);
  const paired = displays?.filter((one) => one.is_paired) ?? [];
  // A failure is said on the page.
  const begin = () => void pair.mutateAsync().then(setPairing, () => setPairing(null));
  const failure = pair.error ?? remove.error;

  return (
    <Section
      name="displays"
      title={t("displays.title")}
      hint={t("displays.hint")}
      actions={
        <Button variant="secondary" className="h-11" isLoading={pair.isPending} onClick={begin}>
          {t("displays.pair")}
        </Button>
      }
    >
      {error && !displays && <ErrorState error={error} onRetry={() => void refetch()} />}
      {failure && (
        <Hint variant="error" role="alert" className="px-6 py-2">
          {errorText(failure)}
        </Hint>
      )}
      {displays && paired.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("displays.none")}
        </Text>
      )}
      {paired.length > 0 && (
        <ul className="divide-y">
          {paired.map(({ id, paired_at: at }) => (
            <li key={id} className="flex items-center justify-between gap-x-4 px-6 py-2">
              <Text size="small">{t("displays.pairedAt", { date: at ? dateTime(at) : "" })}</Text>
              <Button
                variant="transparent"
                className="h-11"
                disabled={remove.isPending}
                onClick={() => remove.mutate(id)}
              >
                {t("displays.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {pairing && (
        <PairingModal
          pairing={pairing}
          isPaired={paired.some(({ id }) => id === pairing.id)}
          onAgain={begin}
          onClose={() => setPairing(null)}
        />
      )}
    </Section>
  );
}
