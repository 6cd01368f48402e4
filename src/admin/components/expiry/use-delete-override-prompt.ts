import { usePrompt } from "@medusajs/ui";
import { useState } from "react";

import type { ExpiryOverride } from "../../../admin-api/types";
import { useAttempt } from "../../hooks/use-attempt";
import { useDeleteOverride } from "../../hooks/use-overrides";
import { useText } from "../../hooks/use-text";
import { useOverrideName } from "./use-override-name";

/** Removes an override, once the person has said yes. */
export function useDeleteOverridePrompt() {
  const t = useText();
  const prompt = usePrompt();
  const { nameOf } = useOverrideName();
  const { mutateAsync } = useDeleteOverride();
  const { attempt, problem } = useAttempt();
  const [triedId, setTriedId] = useState<string | null>(null);

  async function remove(override: ExpiryOverride): Promise<void> {
    const agreed = await prompt({
      title: t("expiry.deletePromptTitle"),
      description: t("expiry.deletePromptText", { name: nameOf(override) }),
      confirmText: t("actions.delete"),
      cancelText: t("actions.cancel"),
    });
    if (!agreed) return;
    setTriedId(override.id);
    await attempt(() => mutateAsync(override.id), t("expiry.deleted"));
  }

  return {
    remove,
    /** Why this one could not be removed. */
    problemOf: ({ id }: ExpiryOverride) => (id === triedId ? problem : null),
  };
}
