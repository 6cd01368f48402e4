import { type Flow, SOURCE_TYPES } from "./atome";
import { AtomeQrError, type AtomeQrErrorCode } from "./errors";
import { formatMoney, type Money } from "./money";

/** Of an Omise source, what decides whether it may be charged. */
export interface SourceFacts {
  /** Such as `atome_qr`. */
  type: string;
  livemode: boolean;
  /** Minor units. */
  amount: number;
  currency: string;
  /** `unknown` until a charge uses it; null when Omise does not say. */
  charge_status: string | null;
}

/** What a source has to be for. */
export interface SourcePurpose {
  flow: Flow;
  money: Money;
  livemode: boolean;
}

/** What can be wrong with it: for who wrote the storefront, in words that a shopper is not to read. */
export const SOURCE_ERRORS: readonly AtomeQrErrorCode[] = [
  "invalid_source",
  "source_not_found",
  "source_mismatch",
  "source_used",
];

const SOURCE_ID = /^src_(test_)?[0-9a-z]{1,64}$/;

/**
 * The source that a client made with the public key, by the one key of a client's that is ever
 * read; null when there is none. The value comes from a browser and ends up in a path.
 *
 * @throws AtomeQrError `invalid_source`; the message does not repeat the value
 */
export function readSourceId(data: Record<string, unknown> | undefined | null): string | null {
  const id = data?.source_id ?? null;
  if (id === null) {
    return null;
  }
  if (typeof id !== "string" || !SOURCE_ID.test(id)) {
    throw new AtomeQrError(
      "invalid_source",
      "source_id must be the id of an Omise source (src_…), as Omise.js, omise-ios and omise-android return it.",
    );
  }
  return id;
}

/**
 * A test source can be told from its id, so that Omise, to which it is unknown, need not be asked.
 *
 * @throws AtomeQrError `source_mismatch`
 */
export function assertSourceMode(sourceId: string, livemode: boolean): void {
  assertSameMode(!sourceId.startsWith("src_test_"), livemode);
}

/**
 * The charge will be for the source's own amount and currency, so they must be the payment's.
 *
 * @throws AtomeQrError `source_mismatch` · `source_used`
 */
export function assertChargeable(
  source: SourceFacts,
  { flow, money, livemode }: SourcePurpose,
): void {
  if (source.type !== SOURCE_TYPES[flow]) {
    throw mismatch(
      `The source is of the type ${source.type}. Make one of the type ${SOURCE_TYPES[flow]}.`,
    );
  }
  assertSameMode(source.livemode, livemode);
  if (source.currency !== money.currency) {
    throw mismatch(
      `The source is in ${source.currency}, but ${formatMoney(money)} is to be paid. Make a new source.`,
    );
  }
  if (source.amount !== money.amount) {
    const wrong = formatMoney({ amount: source.amount, currency: money.currency });
    throw mismatch(
      `The source is for ${wrong}, but ${formatMoney(money)} is to be paid. Make a new source.`,
    );
  }
  if (source.charge_status !== null && source.charge_status !== "unknown") {
    throw sourceUsed();
  }
}

/** A source pays once, whatever came of it. */
export function sourceUsed(): AtomeQrError {
  return new AtomeQrError(
    "source_used",
    "This source has been used for a payment before. Make a new source and try again with it.",
  );
}

function assertSameMode(sourceIsLive: boolean, livemode: boolean): void {
  if (sourceIsLive !== livemode) {
    const [source, store] = sourceIsLive ? ["live", "test"] : ["test", "live"];
    throw mismatch(
      `The source was made in ${source} mode, but the store's key is a ${store} key. Make it with the public key of the same mode.`,
    );
  }
}

function mismatch(message: string): AtomeQrError {
  return new AtomeQrError("source_mismatch", message);
}
