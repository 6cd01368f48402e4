import {
  type AtomeType,
  type SandboxAccount,
  type SourceType,
  type StoredCharge,
  type StoredSource,
} from "./types";

/** Omise's names of the two ways to pay with Atome. */
export const atomeTypes: readonly AtomeType[] = ["atome_qr", "atome"];

/** What a charge can be made of; what other methods do is beyond this sandbox. */
export function isAtomeType(type: unknown): type is AtomeType {
  return atomeTypes.some((known) => known === type);
}

/** Whether Omise has given the account this way to pay with Atome. */
export function isEnabled(account: SandboxAccount, type: AtomeType): boolean {
  const enabled = type === "atome" ? account.atomeEnabled : account.atomeQrEnabled;
  return enabled !== false;
}

/** A source's type; those of older state files have none. */
export function typeOf(source: StoredSource): SourceType {
  return source.type ?? "atome_qr";
}

/** Whether the shopper pays on Atome's page instead of scanning a code. */
export function isRedirect({ source }: Pick<StoredCharge, "source">): boolean {
  return typeOf(source) === "atome";
}
