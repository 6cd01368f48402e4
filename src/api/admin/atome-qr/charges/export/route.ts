import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { type Logger } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { safeMessage } from "../../../../../modules/atome-qr/safe-message";
import { toZoneTime } from "../../../../../admin-api/queries/zone-time";
import { exportCharges } from "../../../../../admin-api/queries/export-charges";
import { exportQuery } from "../../inputs";
import { readInput } from "../../read-input";

/** The filtered list as CSV. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { filters, timeZone } = readInput(exportQuery, req.query);
  const lines = exportCharges(req.scope, filters, timeZone);
  // Before the headers: what is wrong from the start is answered as an error.
  const first = await lines.next();
  const [today] = toZoneTime(new Date(), timeZone).split(" ");
  res.status(200).set({
    "Content-Type": "text/csv; charset=utf-8",
    "Content-Disposition": `attachment; filename="atome-qr-charges-${today}.csv"`,
    "Cache-Control": "no-store",
  });
  await pipeline(Readable.from(rest(first.value as string, lines)), res).catch((error: unknown) => {
    // Half of it is out, so the download breaks off: no error page can follow. Or staff gave it up.
    const logger = req.scope.resolve<Logger>(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Atome QR: an export of charges broke off: ${safeMessage(error)}`);
  });
}

async function* rest(first: string, lines: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* lines;
}
