import { type StaffErrorCode, type StaffSentences } from "./codes";
import { ms } from "./ms";
import { th } from "./th";
import { zhCN } from "./zh-cn";

/** By the language as browsers name it. English is what the errors say themselves. */
export const staffSentences = { th, ms, "zh-CN": zhCN } satisfies Record<string, StaffSentences>;

export type StaffLanguage = keyof typeof staffSentences;

export const STAFF_LANGUAGES = Object.keys(staffSentences) as StaffLanguage[];

/** What is wrong is only in the English of these: a field's or a product's name, or Omise's reason. */
const WITH_DETAILS: ReadonlySet<StaffErrorCode> = new Set([
  "invalid_input",
  "charge_rejected",
  "refund_rejected",
  "order_not_placed",
  "product_without_price",
  "out_of_stock",
] as const);

/**
 * An error's sentence in a language.
 *
 * @param english what the error says itself; stays where the code is not one of ours
 */
export function toErrorMessage(language: StaffLanguage, code: string, english: string): string {
  const sentences: StaffSentences = staffSentences[language];
  if (!isKnown(sentences, code)) {
    return english;
  }
  const details = english.replace(/^(Omise did not|The order still) [^:]+: /, "");
  return WITH_DETAILS.has(code) ? withDetails(sentences[code], details) : sentences[code];
}

/** Chinese has no space after its full stop, and wide brackets. */
function withDetails(sentence: string, details: string): string {
  return sentence.endsWith("。") ? `${sentence}（${details}）` : `${sentence} (${details})`;
}

function isKnown(sentences: StaffSentences, code: string): code is StaffErrorCode {
  return Object.keys(sentences).includes(code);
}
