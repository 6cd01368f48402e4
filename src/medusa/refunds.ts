import { type BigNumberInput } from "@medusajs/framework/types";

import { graph, type Query } from "./graph";

/** Under this key, Medusa's refund names the refund at Omise that it only records. */
export const RECORDED_REFUND_KEY = "omise_refund_id";

/**
 * A refund in Medusa, made or still to be made. Core writes it, metadata included, before it calls
 * the provider, and deletes it on an error, whatever the provider had done by then (medusajs/medusa
 * #16681). No API lets a client set the metadata.
 */
export interface MedusaRefund {
  id: string;
  /** The refund at Omise that it only records; null for one that Medusa asks for. */
  records: string | null;
  /** The user who asked for it. */
  userId: string | null;
  /** Main units. */
  amount: BigNumberInput;
  /** Why, as staff gave it. */
  words: { refundReasonId: string | null; note: string | null };
}

/** @returns null when Medusa has no such refund (any more) */
export async function findMedusaRefund(query: Query, id: string): Promise<MedusaRefund | null> {
  const [refund] = await list(query, { id });
  return refund ?? null;
}

/** The refunds that Medusa shows on a payment. */
export function listMedusaRefunds(query: Query, paymentId: string): Promise<MedusaRefund[]> {
  return list(query, { payment_id: paymentId });
}

async function list(query: Query, filters: Record<string, string>): Promise<MedusaRefund[]> {
  const raw = await graph<RawRefund>(query, {
    entity: "refund",
    fields: ["id", "metadata", "created_by", "amount", "refund_reason_id", "note"],
    filters,
  });
  return raw.map(({ id, metadata, created_by: userId, amount, refund_reason_id, note }) => {
    const named = metadata?.[RECORDED_REFUND_KEY];
    const records = typeof named === "string" ? named : null;
    return { id, records, userId: userId ?? null, amount, words: toWords(refund_reason_id, note) };
  });
}

function toWords(refundReasonId?: string | null, note?: string | null): MedusaRefund["words"] {
  return { refundReasonId: refundReasonId ?? null, note: note ?? null };
}

interface RawRefund {
  id: string;
  metadata?: Record<string, unknown> | null;
  created_by?: string | null;
  amount: BigNumberInput;
  refund_reason_id?: string | null;
  note?: string | null;
}
