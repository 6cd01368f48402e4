import { type AuthenticatedMedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { createOrderQrWorkflow } from "../../../../../../workflows/create-order-qr";
import { describeCharge } from "../../../../../../admin-api/queries/describe-charges";
import { answerAsStaff } from "../../../as-staff";
import { nothing, orderQrBody } from "../../../inputs";
import { readInput } from "../../../read-input";
import { readOrderId } from "../../../read-order-id";

/** *New QR…*: a code for what the order still owes, in the place of its open ones. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async () => {
    readInput(nothing, req.query);
    const input = readInput(orderQrBody, req.body);
    const { result } = await createOrderQrWorkflow(req.scope).run({
      input: { orderId: readOrderId(req), ...input },
    });
    return { charge: await describeCharge(req.scope, result.id) };
  });
}
