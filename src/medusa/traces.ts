import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";

import { graph } from "./graph";

/** A person's e-mail addresses in lower case, and their orders and carts. */
export interface PersonInMedusa {
  emails: string[];
  orderIds: string[];
  cartIds: string[];
}

/** Those of a customer, also of one who has been deleted. */
export async function findCustomer(
  container: MedusaContainer,
  id: string,
): Promise<PersonInMedusa> {
  const customers = await container
    .resolve(Modules.CUSTOMER)
    .listCustomers({ id: [id] }, { select: ["email"], withDeleted: true });
  const emails = customers.flatMap(({ email }) => email?.toLowerCase() ?? []);
  return { emails, ...(await findOrdersAndCarts(container, { customer_id: id })) };
}

/** Those under one e-mail address, of guests and customers. */
export async function findByEmail(
  container: MedusaContainer,
  email: string,
): Promise<PersonInMedusa> {
  const lower = email.toLowerCase();
  const found = await findOrdersAndCarts(container, { email: [...new Set([email, lower])] });
  return { emails: [lower], ...found };
}

async function findOrdersAndCarts(
  container: MedusaContainer,
  filters: Record<string, string | string[]>,
) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const idsOf = async (entity: "order" | "cart") =>
    (await graph<{ id: string }>(query, { entity, fields: ["id"], filters })).map(({ id }) => id);
  return { orderIds: await idsOf("order"), cartIds: await idsOf("cart") };
}
