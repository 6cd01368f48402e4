import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { describeAccounts } from "../../../../admin-api/queries/describe-accounts";
import { describeSafetyNet } from "../../../../admin-api/queries/describe-safety-net";
import { pickFields, toPage } from "../../../../admin-api/queries/list-page";
import type { AccountsAnswer, AdminAccount } from "../../../../admin-api/types";
import { ATOME_QR_MODULE } from "../../../../modules/atome-qr";
import { type AtomeQrModuleService } from "../../../../modules/atome-qr/service";
import { accountsQuery } from "../inputs";
import { readInput } from "../read-input";

/** The configured Omise accounts and how they are doing, and whether unfinished payments are being checked. */
export async function GET(req: MedusaRequest, res: MedusaResponse<AccountsAnswer>): Promise<void> {
  const view = readInput(accountsQuery, req.query);
  const [all, safetyNet] = await Promise.all([
    describeAccounts(req.scope),
    describeSafetyNet(req.scope),
  ]);
  const { locking } = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { limit, offset, fields } = view;
  const accounts = pickFields(toPage(all, view), fields) as AdminAccount[];
  res
    .status(200)
    .json({ accounts, count: all.length, limit, offset, safety_net: safetyNet, locking });
}
