import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/*
 * Seen in Medusa 2.21.2; no issue yet. Sessions and payments name their provider, and core can neither
 * change nor delete, capture nor refund them once no provider has that name: the shopper of an open
 * code could not even change the cart. No API changes the name.
 * Delete when core does.
 */
export async function renameProvider(
  container: MedusaContainer,
  formerId: string,
  id: string,
): Promise<void> {
  const pg = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION);
  for (const table of ["payment_session", "payment"]) {
    await pg(table).where({ provider_id: formerId }).update({ provider_id: id });
  }
}
