import { type Language, pickLanguage } from "../shopper-texts";
import { readReturnUrl } from "../domain/return-url";

/** How a shopper wants the page. Anything else that a link carries is not read. */
export interface PageChoices {
  language: Language;
  /** `counter`: the code as large as the screen, for a till. */
  view: "page" | "counter";
  /** Opened with a link that staff copied: it can be printed and shown on the counter. */
  isStaff: boolean;
  returnUrl: string | null;
  /** The same, to be put behind the next page's address. */
  query: string;
}

/**
 * @param accepted the browser's languages, best first
 * @param storefronts Medusa's `storeCors`
 */
export function readPageChoices(
  query: Record<string, unknown>,
  accepted: readonly string[],
  storefronts: string | undefined,
): PageChoices {
  const { lang, view, staff, return_url: returnTo } = query;
  const wishes = typeof lang === "string" ? [lang, ...accepted] : accepted;
  const returnUrl = readReturnUrl(returnTo, storefronts);
  const kept = new URLSearchParams();
  const language = pickLanguage(wishes);
  if (language === lang) {
    kept.set("lang", language);
  }
  if (view === "counter") {
    kept.set("view", view);
  }
  const isStaff = staff === "1";
  if (isStaff) {
    kept.set("staff", "1");
  }
  if (returnUrl) {
    kept.set("return_url", returnUrl);
  }
  return {
    language,
    view: view === "counter" ? view : "page",
    isStaff,
    returnUrl,
    query: kept.size ? `?${kept.toString()}` : "",
  };
}

/** The same choices but for one, to be put behind the page's own address. */
export function withChoice({ query }: PageChoices, name: "lang" | "view", value: string): string {
  const choices = new URLSearchParams(query);
  choices.set(name, value);
  return `?${choices.toString()}`;
}
