import { toast, usePrompt } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import type { AdminCharge, AdminChargeDetail } from "../../admin-api/types";
import { absoluteUrl, toStaffLink } from "../lib/absolute-url";
import { call } from "../lib/call";
import { copyText } from "../lib/copy-text";
import { backendUrl } from "../lib/sdk";
import { isDashboardOrder, queryKeys } from "./query-keys";
import { useErrorText } from "./use-error-text";
import { useFormats } from "./use-formats";
import { useText } from "./use-text";

interface Step {
  id: string;
  action: "sync" | "expire" | "refund" | "handled" | "mark-as";
  body?: object;
}

/**
 * What staff can do with a charge. Asks before what cannot be taken back, tells the outcome in a
 * toast, and has everything on the screen read again, whatever the outcome was.
 */
export function useChargeActions() {
  const t = useText();
  const formats = useFormats();
  const errorText = useErrorText();
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
  async function run(step: Step, done: string): Promise<boolean> {
    try {
      await mutateAsync(step);
      toast.success(done);
      return true;
    } catch (error) {
      toast.error(errorText(error));
      return false;
    }
  }

  return {
    isPending,

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
    async refund(charge: AdminCharge, amount: number): Promise<boolean> {
      const { id, currency, refunded_amount } = charge;
      const money = formats.money(amount, currency);
      const agreed = await prompt({
        title: t("refunds.promptTitle", { amount: money }),
        description: t("refunds.promptText"),
        confirmText: t("refunds.submit"),
        cancelText: t("actions.cancel"),
      });
      const step: Step = { id, action: "refund", body: { amount, refunded_amount } };
      return agreed && run(step, t("refunds.done", { amount: money }));
    },

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
      try {
        await copyText(link);
        toast.success(t("payLink.copied"));
      } catch (error) {
        toast.error(errorText(error));
      }
    },
  };
}
