import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";

import { type AtomeQrError, type AtomeQrErrorCode } from "../../../domain/errors";
import { runAs } from "../../../modules/atome-qr/actor";

/** What is impossible because of what somebody else did meanwhile, or is doing. */
const CONFLICTS: ReadonlySet<AtomeQrErrorCode> = new Set([
  "charge_already_paid",
  "charge_not_open",
  "refunded_meanwhile",
  "attention_changed",
  "order_not_placeable",
  "busy",
  "idempotency_key_reused",
] as const);

/**
 * Runs what a user asked for, in their name, and answers with its outcome.
 *
 * Conflicts are answered here: Medusa's error handler has one sentence for every 409.
 */
export async function answerAsStaff(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  work: (userId: string) => Promise<unknown>,
): Promise<void> {
  const userId = req.auth_context.actor_id;
  try {
    const answer = await runAs(`staff:${userId}`, () => work(userId));
    res.status(200).json(answer);
  } catch (error) {
    // Errors out of a workflow are plain objects.
    const { code, message } = error as Partial<Pick<AtomeQrError, "code" | "message">>;
    if (!CONFLICTS.has(code as AtomeQrErrorCode)) {
      throw error;
    }
    res.status(409).json({ type: MedusaError.Types.CONFLICT, code, message });
  }
}
