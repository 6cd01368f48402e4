import { type MedusaContainer } from "@medusajs/framework/types";

import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";
import { type PageCharge } from "../../../../pay-page/page-parts";
import { type ShownPayment, toFingerprint, toPageState } from "../../../../pay-page/page-state";
import { type ChargeRow } from "../../../../modules/atome-qr/rows";
import { findOtherWay } from "../../../../pay-page/renewal/find-other-way";
import { findRenewal } from "../../../../pay-page/renewal/find-renewal";
import { findShownNewer } from "../../../../pay-page/renewal/renew-charge";
import { toAnswer } from "../../../../modules/atome-qr/to-answer";
import { type PageContent } from "./send-page";

/**
 * What the pay page shows of a charge.
 *
 * @param up from the address that answers to the page's: nothing, or a step up
 */
export async function showCharge(
  container: MedusaContainer,
  row: ChargeRow,
  up: "" | "../",
): Promise<PageContent & { charge: PageCharge }> {
  const { clock } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const payment = toAnswer(row) as ShownPayment;
  const { isOpen, collectionId } = await findRenewal(container, row);
  const isEnded = row.status === "failed" || row.status === "expired";
  // Another code of the same cart is as good as a new one; where it is, is told only who asks for it.
  const canRenew =
    isEnded && (collectionId !== null || (await findShownNewer(container, row)) !== undefined);
  return {
    state: toPageState(payment, { isOpen, canRenew }),
    charge: {
      flow: row.flow,
      money: { amount: row.amount, currency: row.currency },
      expiresAt: row.expires_at,
      now: await clock.now(),
      failureCode: payment.failure_code,
      canRenew,
      otherWay: (await findOtherWay(container, row))?.flow ?? null,
      seen: toFingerprint(payment),
      base: `${up}${row.pay_token}`,
      downloadUri: row.download_uri,
      authorizeUri: row.authorize_uri,
      token: row.pay_token,
      statusUrl: `${up}../status`,
    },
  };
}
