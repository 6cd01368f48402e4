import { type Language, pickLanguage } from "../../shopper-texts";

/** A change of any of these changes what is shown. */
export const ATTRIBUTES = [
  "backend-url",
  "publishable-key",
  "cart-id",
  "provider-id",
  "lang",
  "return-url",
  "resume-url",
  "store-name",
] as const;

type Attribute = (typeof ATTRIBUTES)[number];

/** What the attributes say. */
export interface Settings {
  baseUrl: string;
  publishableKey: string;
  cartId: string;
  providerId?: string;
  language?: Language;
  returnUrl?: string;
  resumeUrl?: string;
  storeName?: string;
}

/**
 * @param read an attribute's value; null where it is absent
 * @returns undefined until the three that are required are there: a framework sets one after another
 */
export function readSettings(read: (name: Attribute) => string | null): Settings | undefined {
  const get = (name: Attribute) => read(name) || undefined;
  const baseUrl = get("backend-url");
  const publishableKey = get("publishable-key");
  const cartId = get("cart-id");
  if (!baseUrl || !publishableKey || !cartId) {
    return undefined;
  }
  const lang = get("lang");
  return {
    baseUrl,
    publishableKey,
    cartId,
    providerId: get("provider-id"),
    language: lang === undefined ? undefined : pickLanguage([lang]),
    returnUrl: get("return-url"),
    resumeUrl: get("resume-url"),
    storeName: get("store-name"),
  };
}
