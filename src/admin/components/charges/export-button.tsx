import { ArrowDownTray } from "@medusajs/icons";
import { Button } from "@medusajs/ui";
import { useState } from "react";

import { useAttempt } from "../../hooks/use-attempt";
import { useText } from "../../hooks/use-text";
import { callRaw } from "../../lib/call";
import { type ChargesView, toQuery } from "../../lib/charges-view";
import { daysAgo } from "../../lib/days-ago";
import { localTimeZone } from "../../lib/period";
import { saveFile } from "../../lib/save-file";
import { ActionError } from "../layout/action-error";

/** Saves the filtered list, all of its pages, as a CSV file. */
export function ExportButton({ view }: { view: ChargesView }) {
  const t = useText();
  const { attempt, problem } = useAttempt();
  const [isPending, setIsPending] = useState(false);

  async function save() {
    const query = toQuery(view);
    query.set("time_zone", localTimeZone());
    const answer = await callRaw(`/admin/atome-qr/charges/export?${query}`);
    saveFile(await answer.blob(), `atome-qr-charges-${daysAgo(0, new Date())}.csv`);
  }

  async function press() {
    setIsPending(true);
    await attempt(save, t("charges.exported"));
    setIsPending(false);
  }

  return (
    <>
      <Button size="small" variant="secondary" isLoading={isPending} onClick={() => void press()}>
        <ArrowDownTray />
        {t("actions.exportCsv")}
      </Button>
      <ActionError text={problem} className="basis-full" />
    </>
  );
}
