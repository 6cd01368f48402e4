import { type MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createUsersWorkflow } from "@medusajs/medusa/core-flows";
import { adminLogin } from "../admin-login";

/** The person who may log in to the admin. */
export async function ensureAdminUser(container: MedusaContainer): Promise<void> {
  const { email, password } = adminLogin;
  const users = container.resolve(Modules.USER);
  const auth = container.resolve(Modules.AUTH);

  const [known] = await users.listUsers({ email });
  const user =
    known ??
    (await createUsersWorkflow(container).run({ input: { users: [{ email }] } })).result[0];

  const [identity] = await auth.listProviderIdentities({ provider: "emailpass", entity_id: email });
  if (identity) return;
  const { authIdentity, error } = await auth.register("emailpass", { body: { email, password } });
  if (!authIdentity) throw new Error(`The admin user could not register: ${error}`);
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: user.id } });
}
