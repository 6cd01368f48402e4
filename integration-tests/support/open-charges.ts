import { randomUUID } from "node:crypto";

import axios, { type AxiosInstance } from "axios";
import pLimit from "p-limit";

import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { type Sandbox } from "../../sandbox";

/** An open charge's row in the ledger, as far as it is not the same for all. */
export type OpenCharge = Pick<ChargeRow, "id" | "session_id" | "status" | "next_check_at"> & {
  charge_id: string;
  checked_at: Date;
};

interface MadeCharge {
  id: string;
  created_at: string;
  expires_at: string;
  source: { scannable_code: { image: { download_uri: string } } };
}

const AMOUNT = 50_000;
const PARALLEL = 20;

/**
 * Makes charges at the sandbox and rows for the ledger, past the store's API, which would take
 * minutes for many. No cart hangs on them: they can be waited for, but paying for one places no
 * order.
 *
 * @param insert writes one row into `atome_qr_charge`
 */
export async function openCharges(
  sandbox: Sandbox,
  count: number,
  insert: (row: OpenCharge) => Promise<unknown>,
): Promise<OpenCharge[]> {
  const account = sandbox.accounts.find(({ id }) => id === "th")!;
  const { webhookUrl = null } = account;
  const omise = axios.create({
    baseURL: sandbox.url,
    auth: { username: account.secretKey, password: "" },
  });
  sandbox.setWebhookUrl("th", null); // nobody wants a `charge.create` of each
  const limit = pLimit(PARALLEL);
  const open = async () => {
    const row = await openCharge(omise);
    await insert(row);
    return row;
  };
  const rows = await Promise.all(Array.from({ length: count }, () => limit(open)));
  sandbox.setWebhookUrl("th", webhookUrl);
  return rows;
}

async function openCharge(omise: AxiosInstance): Promise<OpenCharge> {
  const id = `aqchg_${randomUUID()}`;
  const sessionId = `payses_${randomUUID()}`;
  const { data: charge } = await omise.post<MadeCharge>("/charges", {
    amount: AMOUNT,
    currency: "THB",
    source: { type: "atome_qr" },
    metadata: { medusa_session_id: sessionId, attempt_id: id },
  });
  const row = {
    id,
    account: "th",
    session_id: sessionId,
    charge_id: charge.id,
    status: "pending" as const,
    amount: AMOUNT,
    currency: "THB",
    livemode: false,
    download_uri: charge.source.scannable_code.image.download_uri,
    expires_at: charge.expires_at,
    created_at: charge.created_at,
    checked_at: new Date(),
    next_check_at: new Date(Date.now() + 20_000),
  };
  return row;
}
