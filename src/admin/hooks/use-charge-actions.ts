import { usePrompt } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { AdminCharge, AdminChargeDetail } from "../../admin-api/types";
import { absoluteUrl, toStaffLink } from "../lib/absolute-url";
import { call } from "../lib/call";
import { copyText } from "../lib/copy-text";
import { backendUrl } from "../lib/sdk";
import { isDashboardOrder, queryKeys } from "./query-keys";
import { useAttempt } from "./use-attempt";
import { useFormats } from "./use-formats";
import { useText } from "./use-text";

interface Step {
  id: string;
  action: "sync" | "expire" | "refund" | "place-order" | "handled" | "mark-as";
  body?: object;
}

/** What staff say of a refund, as Medusa has it. */
export interface RefundWords {
  refund_reason_id?: string;
  note?: string;
}

/**
 * What staff can do with a charge. Asks before what cannot be taken back, tells success in a toast,
 * and has everything on the screen read again, whatever the outcome was. Why something failed is the
 * `problem`, to be shown beside what was pressed.
 */
export function useChargeActions() {
  const t = useText();
  const formats = useFormats();
  const { attempt, problem } = useAttempt();
  const prompt = usePrompt();
  const client = useQueryClient();
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ id, action, body }: Step) =>
      call<{ charge: AdminChargeDetail }>(`/admin/atome-qr/charges/${id}/${action}`, {
        method: "POST",
        body: body ?? {},
      }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.all }),
        client.invalidateQueries({ predicate: isDashboardOrder }),
      ]),
  });

  /** Whether it was done. */
  const run = (step: Step, done: string) => attempt(() => mutateAsync(step), done);

  return {
    isPending,
    problem,

    check: ({ id }: AdminCharge) => run({ id, action: "sync" }, t("check.done")),

    async expire({ id }: AdminCharge): Promise<boolean> {
      const agreed = await prompt({
        title: t("expire.promptTitle"),
        description: t("expire.promptText"),
        confirmText: t("actions.expireNow"),
        cancelText: t("actions.cancel"),
      });
      return agreed && run({ id, action: "expire" }, t("expire.done"));
    },

    /**
     * Refused where another refund has been made since the person saw the charge: two people would
     * give the same money back twice.
     *
     * @param amount minor units
     */
    async refund(charge: AdminCharge, amount: number, words: RefundWords): Promise<boolean> {
      const { id, currency, refunded_amount } = charge;
      const money = formats.money(amount, currency);
      const agreed = await prompt({
        title: t("refunds.promptTitle", { amount: money }),
        description: t("refunds.promptText"),
        confirmText: t("refunds.submit"),
        cancelText: t("actions.cancel"),
      });
      const step: Step = { id, action: "refund", body: { amount, refunded_amount, ...words } };
      return agreed && run(step, t("refunds.done", { amount: money }));
    },

    placeOrder: ({ id }: AdminCharge) => run({ id, action: "place-order" }, t("placeOrder.done")),

    /** With the reason that the person saw: another one is not dealt with. */
    setHandled: ({ id, attention }: AdminCharge, handled: boolean) =>
      run(
        { id, action: "handled", body: { handled, ...(attention ? { attention } : {}) } },
        t(handled ? "handled.done" : "handled.reopened"),
      ),

    markAs: ({ id }: AdminCharge, status: "paid" | "failed") =>
      run({ id, action: "mark-as", body: { status } }, t(`markAs.${status}`)),

    /** The link is fetched for this click only, and kept nowhere. */
    async copyPayLink({ id }: AdminCharge): Promise<void> {
      const path = `/admin/atome-qr/charges/${id}/pay-link`;
      const link = call<{ pay_url: string }>(path, { method: "POST", body: {} }).then(
        ({ pay_url }) => toStaffLink(absoluteUrl(pay_url, backendUrl, window.location.href)),
      );
      await attempt(() => copyText(link), t("payLink.copied"));
    },
  };
}
