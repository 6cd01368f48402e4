import { Button, Heading, Label, RadioGroup, Select, Text } from "@medusajs/ui";
import { type FormEvent, useId, useState } from "react";

import type { OrderPayment } from "../../../admin-api/types";
import { useAttempt } from "../../hooks/use-attempt";
import { type OrderQrInput, useCreateOrderQr } from "../../hooks/use-create-order-qr";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { isOpen, isOpenCode } from "../../lib/charge-rules";
import { isValidExpiry } from "../../lib/expiry";
import { ActionError } from "../layout/action-error";
import { DurationField } from "../expiry/duration-field";

interface PosFormProps {
  orderId: string;
  payment: OrderPayment;
  onCreated: (chargeId: string) => void;
}

/** Asks with which account, and how long the QR shall live. */
export function PosForm({ orderId, payment, onCreated }: PosFormProps) {
  const t = useText();
  const { money, duration } = useFormats();
  const { attempt, problem } = useAttempt();
  const id = useId();
  const { mutateAsync, isPending } = useCreateOrderQr(orderId);
  const { providers, expiry, owed_amount: owed, currency } = payment;
  const [providerId, setProviderId] = useState(providers[0]?.provider_id);
  const [how, setHow] = useState<"set" | "own">("set");
  const [own, setOwn] = useState(expiry.seconds);
  const isReplacing = payment.charges.some(isOpenCode);
  const isValid = how === "set" || isValidExpiry(own);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!isValid) return;
    const input: OrderQrInput = {
      ...(providers.length > 1 ? { provider_id: providerId } : {}),
      ...(how === "own" ? { expires_in_seconds: own } : {}),
    };
    await attempt(async () => onCreated((await mutateAsync(input)).id));
  }

  return (
    <form
      onSubmit={(event) => void submit(event)}
      className="flex w-full max-w-[480px] flex-col gap-y-8 py-8"
    >
      <div className="flex flex-col gap-y-1">
        <Heading level="h1">{t(isReplacing ? "pos.replaceTitle" : "pos.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("pos.hint")}
        </Text>
      </div>
      {currency && (
        <div className="flex items-baseline justify-between gap-x-4">
          <Text size="small" weight="plus">
            {t("pos.toPay")}
          </Text>
          <Text size="xlarge" weight="plus" className="tabular-nums">
            {money(owed, currency)}
          </Text>
        </div>
      )}
      {providers.length > 1 && (
        <div className="flex flex-col gap-y-2">
          <span id={`${id}-account`} className="txt-compact-small-plus">
            {t("pos.account")}
          </span>
          <Select value={providerId} onValueChange={setProviderId}>
            <Select.Trigger aria-labelledby={`${id}-account`}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {providers.map(({ provider_id: provider, account }) => (
                <Select.Item key={provider} value={provider}>
                  {account}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        </div>
      )}
      <div className="flex flex-col gap-y-4">
        <span id={`${id}-expiry`} className="txt-compact-small-plus">
          {t("pos.expiry")}
        </span>
        <RadioGroup
          aria-labelledby={`${id}-expiry`}
          value={how}
          onValueChange={(value) => setHow(value as typeof how)}
        >
          <div className="flex items-center gap-x-3">
            <RadioGroup.Item value="set" id={`${id}-set`} />
            <Label htmlFor={`${id}-set`} size="small">
              {t("pos.asSet", {
                time: duration(expiry.seconds),
                source: t(`expiry.sources.${expiry.source}`),
              })}
            </Label>
          </div>
          <div className="flex items-center gap-x-3">
            <RadioGroup.Item value="own" id={`${id}-own`} />
            <Label htmlFor={`${id}-own`} size="small">
              {t("pos.own")}
            </Label>
          </div>
        </RadioGroup>
        {how === "own" && <DurationField label={t("expiry.time")} value={own} onChange={setOwn} />}
      </div>
      {payment.charges.some(isOpen) && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("pos.replaces")}
        </Text>
      )}
      <Button
        type="submit"
        size="large"
        className="w-full"
        isLoading={isPending}
        disabled={!isValid}
        autoFocus
      >
        {t(isReplacing ? "pos.replaceTitle" : "pos.create")}
      </Button>
      <ActionError text={problem} />
    </form>
  );
}
