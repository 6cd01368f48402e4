/** The three countries, their currency, their Omise account and what delivery costs there. */
export const demoRegions = [
  { country: "th", name: "Thailand", currency: "thb", standard: 50, express: 120 },
  { country: "sg", name: "Singapore", currency: "sgd", standard: 4, express: 9 },
  { country: "my", name: "Malaysia", currency: "myr", standard: 8, express: 18 },
] as const;

export const currencies = demoRegions.map(({ currency }) => currency);
