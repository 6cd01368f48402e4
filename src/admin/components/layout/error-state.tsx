import { ExclamationCircle } from "@medusajs/icons";
import { Button, Text } from "@medusajs/ui";

import { useErrorText } from "../../hooks/use-error-text";
import { useText } from "../../hooks/use-text";

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => void;
}

/** In the place of what could not be loaded: why, and another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const t = useText();
  const errorText = useErrorText();
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-8 text-center">
      <ExclamationCircle className="text-ui-fg-subtle" />
      <div>
        <Text size="small" weight="plus" leading="compact">
          {t("errors.title")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {errorText(error)}
        </Text>
      </div>
      {onRetry && (
        <Button size="small" variant="secondary" onClick={onRetry}>
          {t("actions.retry")}
        </Button>
      )}
    </div>
  );
}
