import { ArrowDownTray } from "@medusajs/icons";
import { Button, toast } from "@medusajs/ui";
import { useMutation } from "@tanstack/react-query";

import { useErrorText } from "../../hooks/use-error-text";
import { useText } from "../../hooks/use-text";
import { callRaw } from "../../lib/call";
import { type ChargesView, toQuery } from "../../lib/charges-view";
import { daysAgo } from "../../lib/days-ago";
import { localTimeZone } from "../../lib/period";
import { saveFile } from "../../lib/save-file";

/** Saves the filtered list, all of its pages, as a CSV file. */
export function ExportButton({ view }: { view: ChargesView }) {
  const t = useText();
  const errorText = useErrorText();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const query = toQuery(view);
      query.set("time_zone", localTimeZone());
      const answer = await callRaw(`/admin/atome-qr/charges/export?${query}`);
      saveFile(await answer.blob(), `atome-qr-charges-${daysAgo(0, new Date())}.csv`);
    },
    onSuccess: () => toast.success(t("charges.exported")),
    onError: (error) => toast.error(errorText(error)),
  });
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => mutate()}>
      <ArrowDownTray />
      {t("actions.exportCsv")}
    </Button>
  );
}
