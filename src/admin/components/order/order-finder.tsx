import { Button, Hint, Input, Label, Popover } from "@medusajs/ui";
import { type FormEvent, useId, useState } from "react";
import { useNavigate } from "react-router-dom";

import { useErrorText } from "../../hooks/use-error-text";
import { useFindOrder } from "../../hooks/use-find-order";
import { useText } from "../../hooks/use-text";

/**
 * The way to an order's payments where it has no charge yet and its page does not show our widget:
 * two plugins that use the same place of the order page may hide each other (medusajs/medusa #14613).
 */
export function OrderFinder() {
  const t = useText();
  const id = useId();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { mutateAsync, isPending } = useFindOrder();
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const order = typed.trim();
    if (!order) return;
    setProblem(undefined);
    try {
      const orderId = await mutateAsync(order);
      if (orderId === null) setProblem(t("orderFinder.none", { order }));
      else void navigate(`/atome-qr/orders/${orderId}`);
    } catch (error) {
      setProblem(errorText(error));
    }
  }

  return (
    <Popover>
      <Popover.Trigger asChild>
        <Button size="small" variant="secondary">
          {t("actions.orderQr")}
        </Button>
      </Popover.Trigger>
      <Popover.Content
        align="end"
        className="w-72 p-3"
        aria-label={t("actions.orderQr")}
        data-atome-qr="order-finder"
      >
        <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-y-2">
          <Label htmlFor={`${id}-order`} size="xsmall">
            {t("orderFinder.label")}
          </Label>
          <Input
            id={`${id}-order`}
            size="small"
            autoComplete="off"
            placeholder="#1042"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            aria-invalid={problem !== undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
          />
          {problem && (
            <Hint id={`${id}-problem`} variant="error" role="alert">
              {problem}
            </Hint>
          )}
          <Button type="submit" size="small" isLoading={isPending}>
            {t("orderFinder.submit")}
          </Button>
        </form>
      </Popover.Content>
    </Popover>
  );
}
