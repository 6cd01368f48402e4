import { type z } from "@medusajs/framework/zod";

import { AtomeQrError } from "../../../domain/errors";
import { describeIssue } from "../../../domain/options";

/**
 * What a client sent, checked; every mistake is named at once.
 *
 * @throws AtomeQrError `invalid_input`
 */
export function readInput<T>(schema: z.ZodType<T>, sent: unknown): T {
  const parsed = schema.safeParse(sent ?? {}, { reportInput: false });
  if (parsed.success) {
    return parsed.data;
  }
  const mistakes = parsed.error.issues.map((issue) => describeIssue(issue));
  throw new AtomeQrError("invalid_input", mistakes.join(" · "));
}
