export const countries = ["th", "sg", "my"] as const;
export type Country = (typeof countries)[number];

export interface RealAccount {
  secretKey: string;
  webhookSecret: string;
  /** For sources that are made in the browser; without it, only the server makes them. */
  publicKey?: string;
}

export type RealAccounts = Partial<Record<Country, RealAccount>>;

/** The names under which the store's config reads an account's options. */
export const variablesOf = (country: Country) => {
  const suffix = country.toUpperCase();
  return {
    secretKey: `OMISE_SECRET_KEY_${suffix}`,
    webhookSecret: `OMISE_WEBHOOK_SECRET_${suffix}`,
    publicKey: `OMISE_PUBLIC_KEY_${suffix}`,
    apiUrl: `OMISE_API_URL_${suffix}`,
  };
};

/** The countries whose Omise test keys are in the environment. Live keys are refused. */
export function realAccounts(env: NodeJS.ProcessEnv): RealAccounts {
  const accounts: RealAccounts = {};
  for (const country of countries) {
    const names = variablesOf(country);
    const secretKey = env[names.secretKey];
    const webhookSecret = env[names.webhookSecret];
    if (!secretKey) continue;
    if (!secretKey.startsWith("skey_test_"))
      throw new Error(`${names.secretKey} is not a test key; the demo takes no live keys`);
    if (!webhookSecret)
      throw new Error(`${names.secretKey} is set, so ${names.webhookSecret} is needed as well`);
    accounts[country] = { secretKey, webhookSecret, publicKey: env[names.publicKey] };
  }
  return accounts;
}
