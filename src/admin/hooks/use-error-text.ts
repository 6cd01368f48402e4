import { useCallback } from "react";

import { useText } from "./use-text";

const UNAUTHORIZED = 401;

/** What to say of a failure: the server's sentence where it has one. */
export function useErrorText(): (error: unknown) => string {
  const t = useText();
  return useCallback(
    (error) => {
      if (error instanceof DOMException && error.name === "NotAllowedError") {
        return t("errors.copyRefused");
      }
      // Without a status, it is the browser's own: no connection, an answer that was no JSON.
      const isAnswer = error instanceof Error && "status" in error;
      if (isAnswer && error.status === UNAUTHORIZED) return t("errors.loggedOut");
      return isAnswer && error.message ? error.message : t("errors.unknown");
    },
    [t],
  );
}
