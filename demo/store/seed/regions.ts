type Flow = "qr" | "redirect";

interface DemoRegion {
  country: "th" | "sg" | "my";
  name: string;
  currency: "thb" | "sgd" | "myr";
  /** How shoppers pay there: with a code, and where both are offered, phones go on to Atome's page. */
  flows: readonly Flow[];
  /** What delivery costs. */
  standard: number;
  express: number;
}

const both = ["qr", "redirect"] as const;

/** The three countries, each with its own Omise account. */
export const demoRegions: readonly DemoRegion[] = [
  { country: "th", name: "Thailand", currency: "thb", flows: both, standard: 50, express: 120 },
  { country: "sg", name: "Singapore", currency: "sgd", flows: both, standard: 4, express: 9 },
  { country: "my", name: "Malaysia", currency: "myr", flows: ["qr"], standard: 8, express: 18 },
];

/** The entries of one country: two of them have one Omise account. */
export const entriesOf = ({ country, flows }: DemoRegion): { id: string; flow: Flow }[] =>
  flows.map((flow) => ({ id: flow === "qr" ? country : `${country}-online`, flow }));

export const currencies = demoRegions.map(({ currency }) => currency);
