import { type Sandbox } from "../../sandbox";

/** The sandbox's address and keys, under the names that the stores under test read. */
export function omiseVariables({ url, accounts }: Sandbox): Record<string, string> {
  const variables: Record<string, string> = { SANDBOX_URL: url };
  for (const { id, secretKey, webhookSecret } of accounts) {
    const suffix = id.toUpperCase();
    variables[`OMISE_SECRET_KEY_${suffix}`] = secretKey;
    variables[`OMISE_WEBHOOK_SECRET_${suffix}`] = [webhookSecret ?? ""].flat()[0];
  }
  return variables;
}
