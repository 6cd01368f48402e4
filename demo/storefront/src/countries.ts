import { type CountryCode } from "./demo-address";

export interface Country {
  code: CountryCode;
  name: string;
}

export const countries: Country[] = [
  { code: "th", name: "Thailand" },
  { code: "sg", name: "Singapore" },
  { code: "my", name: "Malaysia" },
];

export function isCountryCode(code: unknown): code is CountryCode {
  return countries.some((country) => country.code === code);
}
