import { CheckMini, SquareTwoStackMini } from "@medusajs/icons";
import { IconButton } from "@medusajs/ui";
import { useEffect, useState } from "react";

import { useAttempt } from "../../hooks/use-attempt";
import { useText } from "../../hooks/use-text";
import { copyText } from "../../lib/copy-text";
import { ActionError } from "./action-error";

const SHOWN_MS = 2_000;

/** Copies a text. Medusa's own button for it speaks English only. */
export function CopyButton({ content, label }: { content: string; label: string }) {
  const t = useText();
  const { attempt, problem } = useAttempt();
  const [isDone, setIsDone] = useState(false);

  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setIsDone(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isDone]);

  async function copy() {
    if (await attempt(() => copyText(Promise.resolve(content)))) setIsDone(true);
  }

  return (
    <>
      <IconButton
        size="2xsmall"
        variant="transparent"
        onClick={() => void copy()}
        aria-label={
          isDone
            ? t("actions.copied")
            : t("fields.named", { name: t("actions.copy"), value: label })
        }
      >
        {isDone ? <CheckMini /> : <SquareTwoStackMini />}
      </IconButton>
      <ActionError text={problem} className="col-span-full basis-full" />
    </>
  );
}
