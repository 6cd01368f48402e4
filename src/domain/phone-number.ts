import { MARKETS } from "./atome";
import { toAscii, toCountry } from "./shopper-details";

/** How subscribers' numbers look in one country: ITU-T E.164 and the national numbering plans. */
interface NumberingPlan {
  /** ISO 3166-1, lower case. */
  country: string;
  callingCode: string;
  /** Dialled before a number within the country, never after the calling code. */
  trunkPrefix: "0" | "";
  /** A whole number without code and trunk prefix. Emergency, free and premium numbers do not match. */
  national: RegExp;
}

const PLANS: readonly NumberingPlan[] = [
  // Mobile 06, 08 and 09 with ten digits; fixed 02 to 05 and 07 with nine.
  { ...MARKETS.THB, trunkPrefix: "0", national: /^(?:[689]\d{8}|[2-57]\d{7})$/ },
  // Mobile 8 and 9, fixed 6, IP telephony 3.
  { ...MARKETS.SGD, trunkPrefix: "", national: /^[3689]\d{7}$/ },
  // Mobile 01x, of which 011 has a digit more and 015 may have; fixed 03 with ten digits, others nine.
  {
    ...MARKETS.MYR,
    trunkPrefix: "0",
    national: /^(?:11\d{8}|15\d{7,8}|1[02-46-9]\d{7}|3\d{8}|[4-9]\d{7})$/,
  },
];

/** E.164 has at most 15 digits; shorter than 8 is no subscriber's. */
const ANY_COUNTRY = /^[1-9]\d{7,14}$/;

/** Spaces, dashes, dots, brackets, and the invisible marks that phones copy along. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212().]/gu;

/**
 * A phone number with its country code (`+66876543210`), as Omise wants it, however it was typed:
 * `087 654 3210`, `+66 (0)87…`, `66087…`, `0066 87…`, `๐๘๗…`. A local number is completed from the
 * address's country. Undefined where the reading is not certain: a wrong number is worse than none.
 *
 * @param countryCode of the address; two letters
 */
export function toPhoneNumber(
  phone: string | null | undefined,
  countryCode: string | null | undefined,
): string | undefined {
  const typed = toAscii(phone ?? "");
  const compact = typed.replace(SEPARATORS, "");
  if (!/^\+?\d+$/.test(compact)) {
    return undefined;
  }
  if (compact.startsWith("+")) {
    return toInternational(compact.slice(1), typed);
  }
  if (compact.startsWith("00")) {
    return fromExitCode(compact, typed);
  }
  const country = toCountry(countryCode)?.toLowerCase();
  const plan = PLANS.find((candidate) => candidate.country === country);
  // The lengths differ, so that no number can be read in both ways.
  return plan && (withCode(compact, plan) ?? withNational(compact, plan));
}

/** Read from after the plus. */
function toInternational(digits: string, typed: string): string | undefined {
  const plan = PLANS.find(({ callingCode }) => digits.startsWith(callingCode));
  if (plan) {
    return withCode(digits, plan);
  }
  // Italy keeps the 0 that Britain drops.
  const marksTrunkPrefix = /\(\s*0\s*\)/.test(typed);
  return ANY_COUNTRY.test(digits) && !marksTrunkPrefix ? `+${digits}` : undefined;
}

/**
 * 00 stands for the plus in most of the world. Thailand and Singapore dial three digits, such as 001
 * or 009: another country's number that could begin with those is not certain.
 */
function fromExitCode(digits: string, typed: string): string | undefined {
  const [afterTwo, afterThree] = [digits.slice(2), digits.slice(3)];
  const couldBeThree = afterTwo.startsWith("1") || PLANS.some((plan) => withCode(afterThree, plan));
  return couldBeThree && !PLANS.some((plan) => withCode(afterTwo, plan))
    ? undefined
    : toInternational(afterTwo, typed);
}

function withCode(digits: string, plan: NumberingPlan): string | undefined {
  const { callingCode } = plan;
  return digits.startsWith(callingCode)
    ? withNational(digits.slice(callingCode.length), plan)
    : undefined;
}

function withNational(digits: string, plan: NumberingPlan): string | undefined {
  const { callingCode, trunkPrefix, national } = plan;
  const number = digits.startsWith(trunkPrefix) ? digits.slice(trunkPrefix.length) : digits;
  return national.test(number) ? `+${callingCode}${number}` : undefined;
}
