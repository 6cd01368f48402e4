import { Button, Hint } from "@medusajs/ui";

import { useText } from "../../hooks/use-text";

interface ShowButtonProps {
  isPending: boolean;
  /** Whether there is something to sell. */
  isReady: boolean;
  /** Why the last press came to nothing; stays until the next one. */
  problem: string | null;
}

/** The one press that makes the order and its code. */
export function ShowButton({ isPending, isReady, problem }: ShowButtonProps) {
  const t = useText();
  return (
    <div className="flex flex-col gap-y-2">
      {problem && (
        <Hint variant="error" role="alert" data-testid="counter-problem">
          {problem}
        </Hint>
      )}
      <Button
        type="submit"
        size="xlarge"
        className="h-14 w-full text-lg"
        isLoading={isPending}
        disabled={!isReady}
      >
        {t("counter.show")}
      </Button>
    </div>
  );
}
