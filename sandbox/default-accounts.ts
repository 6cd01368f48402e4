import { type SandboxAccount } from "./types";

const secretOf = (id: string) =>
  Buffer.from(`webhook secret of sandbox account ${id}`).toString("base64");

/** One test account per country, with fixed keys, so that a config file can name them. */
export const defaultAccounts: readonly SandboxAccount[] = [
  {
    id: "th",
    name: "Baan Coffee",
    country: "TH",
    currency: "THB",
    secretKey: "skey_test_sandbox_th",
    publicKey: "pkey_test_sandbox_th",
    webhookSecret: secretOf("th"),
  },
  {
    id: "sg",
    name: "Merlion Books",
    country: "SG",
    currency: "SGD",
    secretKey: "skey_test_sandbox_sg",
    publicKey: "pkey_test_sandbox_sg",
    webhookSecret: secretOf("sg"),
  },
  {
    id: "my",
    name: "Kedai Batik",
    country: "MY",
    currency: "MYR",
    secretKey: "skey_test_sandbox_my",
    publicKey: "pkey_test_sandbox_my",
    webhookSecret: secretOf("my"),
  },
];

/** Test keys carry `_test_`; everything they make is of test mode. */
export function isLive(account: SandboxAccount): boolean {
  return !account.secretKey.startsWith("skey_test_");
}
