import { type MedusaContainer } from "@medusajs/framework/types";

import type { ExpiryOverride } from "../types";
import { AtomeQrError } from "../../domain/errors";
import { assertExpirySeconds } from "../../domain/expiry";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type OverrideTarget } from "../../modules/atome-qr/expiry-overrides";
import { type ExpiryOverrideRow } from "../../modules/atome-qr/rows";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import {
  deleteExpiryOverrideWorkflow,
  setExpiryOverrideWorkflow,
  type SetExpiryOverrideInput,
} from "../../workflows/set-expiry-override";
import { findNames, findUserNames } from "../queries/names";

/** The overrides in force. One of a region or channel that is gone decides nothing and is left out. */
export async function listExpiryOverrides(
  container: MedusaContainer,
  filters: Partial<OverrideTarget>,
): Promise<ExpiryOverride[]> {
  const { expiryOverrides } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  return describe(container, await expiryOverrides.list(filters));
}

/**
 * Says how long a scope's next codes live.
 *
 * @throws AtomeQrError `invalid_expiry` · `scope_not_found`
 */
export async function setExpiryOverride(
  container: MedusaContainer,
  input: SetExpiryOverrideInput,
): Promise<ExpiryOverride> {
  assertExpirySeconds(input.expires_in_seconds);
  await assertScopeExists(container, input);
  const { result } = await setExpiryOverrideWorkflow(container).run({ input });
  const { expiryOverrides } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const { scope, region_id, sales_channel_id } = result;
  const [override] = await describe(
    container,
    await expiryOverrides.list({ scope, region_id, sales_channel_id }),
  );
  return override;
}

/** @throws AtomeQrError `override_not_found` */
export async function deleteExpiryOverride(
  container: MedusaContainer,
  id: string,
  userId: string,
): Promise<void> {
  const { result } = await deleteExpiryOverrideWorkflow(container).run({ input: { id, userId } });
  if (!result.deleted) {
    throw new AtomeQrError("override_not_found", "There is no such override (any more).");
  }
}

async function assertScopeExists(
  container: MedusaContainer,
  { region_id, sales_channel_id }: OverrideTarget,
): Promise<void> {
  const regions = await findNames(container, "region", [region_id]);
  const channels = await findNames(container, "sales_channel", [sales_channel_id]);
  if (region_id && !regions.has(region_id)) {
    throw new AtomeQrError("scope_not_found", `There is no region ${region_id}.`);
  }
  if (sales_channel_id && !channels.has(sales_channel_id)) {
    throw new AtomeQrError("scope_not_found", `There is no sales channel ${sales_channel_id}.`);
  }
}

async function describe(
  container: MedusaContainer,
  rows: ExpiryOverrideRow[],
): Promise<ExpiryOverride[]> {
  const [regions, channels, users] = await Promise.all([
    findNames(
      container,
      "region",
      rows.map((row) => row.region_id),
    ),
    findNames(
      container,
      "sales_channel",
      rows.map((row) => row.sales_channel_id),
    ),
    findUserNames(
      container,
      rows.map((row) => row.updated_by),
    ),
  ]);
  return rows.flatMap((row) => {
    const { id, scope, region_id, sales_channel_id, expires_in_seconds, updated_by } = row;
    const name = regions.get(region_id ?? "") ?? channels.get(sales_channel_id ?? "") ?? null;
    const isGone = scope !== "store" && name === null;
    return isGone
      ? []
      : {
          id,
          scope,
          region_id,
          sales_channel_id,
          scope_name: name,
          expires_in_seconds,
          updated_by,
          updated_by_name: users.get(updated_by ?? "") ?? null,
          created_at: row.created_at.toISOString(),
          updated_at: row.updated_at.toISOString(),
        };
  });
}
