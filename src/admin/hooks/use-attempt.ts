import { toast } from "@medusajs/ui";
import { useCallback, useState } from "react";

import { useErrorText } from "./use-error-text";

/** Runs what a person asked for. Why it failed is kept for `ActionError` until the next try. */
export function useAttempt() {
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);

  /**
   * @param done what to say in a toast once it has worked
   * @returns whether it has
   */
  const attempt = useCallback(
    async (work: () => Promise<unknown>, done?: string): Promise<boolean> => {
      setProblem(null);
      try {
        await work();
      } catch (error) {
        setProblem(errorText(error));
        return false;
      }
      if (done) toast.success(done);
      return true;
    },
    [errorText],
  );

  return { attempt, problem };
}
