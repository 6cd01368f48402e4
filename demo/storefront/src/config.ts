import { type CountryCode } from "./demo-address";

/** What `/config.json` answers: known only when the demo starts. */
export interface StorefrontConfig {
  medusaUrl: string;
  publishableKey: string;
  /** The sandbox's dashboard, when there is one. */
  sandboxUrl: string | null;
  /** Where the sandbox answers as Omise's API; on the network, where phones can reach it. */
  sandboxApiUrl: string | null;
  /** Countries whose payments go to the sandbox. */
  sandboxCountries: CountryCode[];
}
