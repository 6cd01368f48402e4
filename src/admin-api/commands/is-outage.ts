import { OmiseError } from "../../omise";

/**
 * Whether something failed because Omise cannot be reached or limits requests: it is worth trying
 * again. Errors out of a workflow can be plain objects.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof OmiseError) {
    return error.isOutage;
  }
  return (error as { code?: unknown } | null)?.code === "omise_unavailable";
}
