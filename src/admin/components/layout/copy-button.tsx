import { CheckMini, SquareTwoStackMini } from "@medusajs/icons";
import { IconButton, toast } from "@medusajs/ui";
import { useEffect, useState } from "react";

import { useErrorText } from "../../hooks/use-error-text";
import { useText } from "../../hooks/use-text";
import { copyText } from "../../lib/copy-text";

const SHOWN_MS = 2_000;

/** Copies a text. Medusa's own button for it speaks English only. */
export function CopyButton({ content, label }: { content: string; label: string }) {
  const t = useText();
  const errorText = useErrorText();
  const [isDone, setIsDone] = useState(false);

  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setIsDone(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isDone]);

  const copy = () =>
    copyText(Promise.resolve(content)).then(
      () => setIsDone(true),
      (error: unknown) => toast.error(errorText(error)),
    );

  return (
    <IconButton
      size="2xsmall"
      variant="transparent"
      onClick={() => void copy()}
      aria-label={
        isDone ? t("actions.copied") : t("fields.named", { name: t("actions.copy"), value: label })
      }
    >
      {isDone ? <CheckMini /> : <SquareTwoStackMini />}
    </IconButton>
  );
}
