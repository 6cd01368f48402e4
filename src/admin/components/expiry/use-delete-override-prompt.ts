import { toast, usePrompt } from "@medusajs/ui";

import type { ExpiryOverride } from "../../../admin-api/types";
import { useErrorText } from "../../hooks/use-error-text";
import { useDeleteOverride } from "../../hooks/use-overrides";
import { useText } from "../../hooks/use-text";
import { useOverrideName } from "./use-override-name";

/** Removes an override, once the person has said yes. */
export function useDeleteOverridePrompt(): (override: ExpiryOverride) => Promise<void> {
  const t = useText();
  const prompt = usePrompt();
  const errorText = useErrorText();
  const { nameOf } = useOverrideName();
  const { mutateAsync } = useDeleteOverride();

  return async (override) => {
    const agreed = await prompt({
      title: t("expiry.deletePromptTitle"),
      description: t("expiry.deletePromptText", { name: nameOf(override) }),
      confirmText: t("actions.delete"),
      cancelText: t("actions.cancel"),
    });
    if (!agreed) return;
    try {
      await mutateAsync(override.id);
      toast.success(t("expiry.deleted"));
    } catch (error) {
      toast.error(errorText(error));
    }
  };
}
