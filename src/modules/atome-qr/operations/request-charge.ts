import { type Logger } from "@medusajs/framework/types";

import { findRefusedDetails } from "../../../domain/charge-refusal";
import { hasOrderDetails, ORDER_DETAILS, type OrderDetail } from "../../../domain/charge-request";
import { REFUSED_DETAIL_MS, SECOND_TRY_WITHIN_MS } from "../../../domain/timing";
import { type OmiseCharge, OmiseError } from "../../../omise";
import { type Account } from "../accounts";

type Client = Pick<Account["client"], "createCharge">;
type ChargeRequest = Parameters<Client["createCharge"]>[0];

/**
 * `POST /charges`, with the order details that Omise takes. When Omise refuses them, it is asked once
 * more without any, because a courtesy must not cost a payment. Omise knows no idempotency key, but a
 * refusal made nothing: the second request cannot make a second charge.
 *
 * @param build the request without the details in `omit`; called again for the second one, whose
 *   expiry counts from then
 * @param required details without which there is no second request
 * @throws OmiseError of the last request
 */
export async function requestCharge(
  account: Pick<Account, "id" | "refusedDetails"> & { client: Client },
  build: (omit: readonly OrderDetail[]) => ChargeRequest,
  logger?: Pick<Logger, "warn">,
  required: readonly OrderDetail[] = [],
): Promise<OmiseCharge> {
  const { client, refusedDetails } = account;
  const startedAt = Date.now();
  const request = build(refusedDetails.list());
  try {
    return await client.createCharge(request);
  } catch (error) {
    const refused = (error instanceof OmiseError ? findRefusedDetails(error) : []).filter(
      (detail) => !required.includes(detail),
    );
    const isInTime = Date.now() - startedAt <= SECOND_TRY_WITHIN_MS;
    if (!refused.length || !hasOrderDetails(request) || !isInTime) {
      throw error;
    }
    const charge = await client.createCharge(build(ORDER_DETAILS));
    refusedDetails.add(refused);
    logger?.warn(describeRefusal(account.id, refused));
    return charge;
  }
}

/** Only the details' names: Omise's own message may quote what the shopper typed. */
function describeRefusal(accountId: string, refused: readonly OrderDetail[]): string {
  const isAll = refused.length === ORDER_DETAILS.length;
  const names = isAll ? "the order details" : refused.join(" and ");
  const minutes = REFUSED_DETAIL_MS / 60_000;
  return `Atome QR: Omise refused ${names} in a charge of "${accountId}". The charge was made without order details, and ${names} will be left out for ${minutes} minutes.`;
}
