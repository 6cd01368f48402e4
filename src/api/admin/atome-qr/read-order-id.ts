import { type MedusaRequest } from "@medusajs/framework/http";

import { AtomeQrError } from "../../../domain/errors";

/**
 * The id in an order's address. What can be none is not asked for.
 *
 * @throws AtomeQrError `order_not_found`
 */
export function readOrderId({ params: { id } }: MedusaRequest): string {
  if (!/^[\w-]{1,100}$/.test(id)) {
    throw new AtomeQrError("order_not_found", "There is no order with this id.");
  }
  return id;
}
