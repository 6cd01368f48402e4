import { AtomeQrError } from "../../../domain/errors";
import {
  assertChargeable,
  assertSourceMode,
  type SourcePurpose,
  sourceUsed,
} from "../../../domain/source-rules";
import { OmiseError } from "../../../omise";
import { type Account } from "../accounts";
import { type AtomeQrModuleService } from "../service";
import { cannotRead } from "./cannot-read";

/**
 * Reads a source that was made in a browser or app from Omise, the only one to believe about it,
 * and checks that it may pay for this. Nothing is written: after an error it is as good as before.
 *
 * @throws AtomeQrError `source_not_found` · `source_mismatch` · `source_used` ·
 *   `omise_unavailable` · `omise_refused`
 */
export async function checkSource(
  atomeQr: AtomeQrModuleService,
  { client }: Account,
  sourceId: string,
  purpose: SourcePurpose,
): Promise<void> {
  assertSourceMode(sourceId, purpose.livemode);
  if (await atomeQr.ledger.hasSource(sourceId)) {
    throw sourceUsed();
  }
  const source = await client.getSource(sourceId).catch((error: unknown) => {
    throw error instanceof OmiseError ? toSourceError(error) : error;
  });
  assertChargeable(source, purpose);
}

function toSourceError(error: OmiseError): unknown {
  return error.code === "not_found"
    ? new AtomeQrError(
        "source_not_found",
        "Omise knows no such source. Make it with the public key of the account that is to be paid.",
      )
    : cannotRead("The payment could not be started, and nothing was charged", error);
}
