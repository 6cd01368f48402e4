import {
  type AuthenticatedMedusaRequest,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

import {
  listExpiryOverrides,
  setExpiryOverride,
} from "../../../../admin-api/commands/expiry-overrides";
import { pickFields, toPage } from "../../../../admin-api/queries/list-page";
import { answerAsStaff } from "../as-staff";
import { nothing, overrideBody, overridesQuery } from "../inputs";
import { readInput } from "../read-input";

/** How long new codes live, where staff have said so. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { filters, view } = readInput(overridesQuery, req.query);
  const all = await listExpiryOverrides(req.scope, filters);
  res.status(200).json({
    expiry_overrides: pickFields(toPage(all, view), view.fields),
    count: all.length,
    limit: view.limit,
    offset: view.offset,
  });
}

/** Says so for a scope, in the place of what was said before. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async (userId) => {
    readInput(nothing, req.query);
    const input = readInput(overrideBody, req.body);
    const override = await setExpiryOverride(req.scope, { ...input, updated_by: userId });
    return { expiry_override: override };
  });
}
