import {
  type AuthenticatedMedusaRequest,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";

import {
  listExpiryOverrides,
  setExpiryOverride,
} from "../../../../admin-api/commands/expiry-overrides";
import { answerAsStaff } from "../as-staff";
import { overrideBody, overridesQuery } from "../inputs";
import { readInput } from "../read-input";

/** How long new codes live, where staff have said so. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const overrides = await listExpiryOverrides(req.scope, readInput(overridesQuery, req.query));
  res.status(200).json({ expiry_overrides: overrides, count: overrides.length });
}

/** Says so for a scope, in the place of what was said before. */
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  await answerAsStaff(req, res, async (userId) => {
    const input = readInput(overrideBody, req.body);
    const override = await setExpiryOverride(req.scope, { ...input, updated_by: userId });
    return { expiry_override: override };
  });
}
