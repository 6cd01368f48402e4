import { type Books } from "./books";

const finalized_at = new Date("2026-01-31T10:00:00Z");

/** One order that was paid and refunded in part, and one code that nobody paid. */
export function goodBooks(): Books {
  return {
    charges: [
      {
        id: "chrg_paid",
        status: "successful",
        amount: 10_000,
        currency: "THB",
        attemptId: "aqchg_paid",
        refunds: [{ id: "rfnd_1", amount: 2_000, ledgerRefundId: "aqref_1" }],
        dispute: null,
      },
      {
        id: "chrg_expired",
        status: "expired",
        amount: 700,
        currency: "SGD",
        attemptId: "aqchg_expired",
        refunds: [],
        dispute: null,
      },
    ],
    payableBefore: [{ chargeId: "chrg_expired", shownBySession: true }],
    ledger: [
      {
        id: "aqchg_paid",
        account: "th",
        session_id: "payses_paid",
        cart_id: "cart_paid",
        order_id: "order_paid",
        charge_id: "chrg_paid",
        status: "paid",
        amount: 10_000,
        currency: "THB",
        refunded_amount: 2_000,
        finalized_at,
        attempts: 0,
        last_error: null,
        attention: null,
        unpublished: 0,
      },
      {
        id: "aqchg_expired",
        account: "sg",
        session_id: "payses_expired",
        cart_id: "cart_expired",
        order_id: null,
        charge_id: "chrg_expired",
        status: "expired",
        amount: 700,
        currency: "SGD",
        refunded_amount: 0,
        finalized_at,
        attempts: 0,
        last_error: null,
        attention: null,
        unpublished: 0,
      },
    ],
    ledgerRefunds: [
      {
        id: "aqref_1",
        charge_id: "chrg_paid",
        medusa_refund_id: "ref_1",
        refund_id: "rfnd_1",
        status: "succeeded",
        amount: 2_000,
        reason: "staff",
      },
    ],
    inbox: [],
    payments: [
      {
        id: "pay_1",
        providerId: "pp_atome-qr_th",
        sessionId: "payses_paid",
        chargeId: "chrg_paid",
        currency: "THB",
        captured: 10_000,
        refunded: 2_000,
        cartId: "cart_paid",
        orderId: "order_paid",
      },
    ],
    orders: [
      {
        id: "order_paid",
        status: "pending",
        cartId: "cart_paid",
        currency: "THB",
        total: 10_000,
        transactions: [
          { reference: "capture", amount: 10_000 },
          { reference: "refund", amount: -2_000 },
        ],
        summaryPaid: 8_000,
        isEdited: false,
        hasOtherPayment: false,
        isOfOtherMethod: false,
        items: [{ lineItemId: "ordli_1", unfulfilled: 2 }],
      },
    ],
    stock: [{ inventoryItemId: "iitem_1", locationId: "sloc_1", reserved: 2 }],
    reservations: [
      {
        id: "resitem_1",
        inventoryItemId: "iitem_1",
        locationId: "sloc_1",
        lineItemId: "ordli_1",
        quantity: 2,
      },
    ],
    told: [],
    asked: {
      refunds: new Map([["chrg_paid", 2_000]]),
      dashboardRefunds: new Set(),
      tampered: new Set(),
      addedByCutEdits: new Set(),
      toBeTold: new Map(),
    },
  };
}
