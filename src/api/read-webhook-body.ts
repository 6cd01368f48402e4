import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { raw } from "body-parser";

import { ATOME_QR_MODULE } from "../modules/atome-qr";
import { type Account } from "../modules/atome-qr/accounts";
import { safeMessage } from "../modules/atome-qr/safe-message";
import { type AtomeQrModuleService } from "../modules/atome-qr/service";
import { type WebhookTrouble } from "../modules/atome-qr/webhook-reports";

/** Why a body was not read, as body-parser tells it. */
interface BodyError extends Error {
  status: number;
  type: string;
}

interface Refusal {
  status: number;
  code: string;
  message: string;
  trouble: WebhookTrouble;
}

const BETWEEN = "Check what stands between Omise and this store.";

const TOO_LARGE: Refusal = {
  status: 413,
  code: "webhook_too_large",
  message: `The webhook is larger than 256 kB, and Omise's events are a few kilobytes. ${BETWEEN}`,
  trouble: "too_large",
};

const UNKNOWN_ENCODING: Refusal = {
  status: 415,
  code: "webhook_encoding_unknown",
  message: `The webhook is packed in a way that cannot be read. ${BETWEEN}`,
  trouble: "wrong_content",
};

const UNREADABLE: Refusal = {
  status: 400,
  code: "webhook_unreadable",
  message: `The webhook's content cannot be read: it is packed, and broken. ${BETWEEN}`,
  trouble: "wrong_content",
};

/** The signature is over the bytes, whatever they are said to be. */
const readBytes = raw({ type: () => true, limit: "256kb" });

/**
 * Reads a webhook's bytes into `req.body`, instead of Medusa's parsers: what they refuse, no code of
 * ours hears of, and so staff would not either.
 *
 * Answers 413 · 415 · 400 for a body that cannot be read, 404 for an unknown account.
 */
export function readWebhookBody(
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const atomeQr = req.scope.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const account = findAccount(atomeQr, req.params.account);
  readBytes(req, res, (error?: BodyError) => {
    if (!error) {
      next();
    } else if (error.type === "request.aborted") {
      res.end();
    } else {
      const { status, code, message, trouble } = refusalOf(error);
      atomeQr.webhookReports.markBad(account.id, trouble, null);
      atomeQr.refusalLog.add(`${account.id}, ${trouble}`, message);
      res.status(status).json({ type: "invalid_data", code, message });
    }
  });
}

/** @throws AtomeQrError `account_not_found` */
function findAccount({ accounts, refusalLog }: AtomeQrModuleService, id: string): Account {
  try {
    return accounts.byId(id);
  } catch (error) {
    refusalLog.add("unknown account", safeMessage(error)); // the same for all: there is no end of ids
    throw error;
  }
}

/** As read: without a body, there is nothing in it. */
export function bytesOf({ body }: MedusaRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}

/** For core's own route, which hands on what its parsers keep: of some content types, nothing. */
export function keepRawBody(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  req.rawBody = bytesOf(req);
  req.body = {};
  next();
}

function refusalOf({ status }: BodyError): Refusal {
  switch (status) {
    case 413:
      return TOO_LARGE;
    case 415:
      return UNKNOWN_ENCODING;
    default:
      return UNREADABLE;
  }
}
