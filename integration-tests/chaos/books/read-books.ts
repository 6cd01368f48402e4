import type pg from "pg";

import { type Currency, type Sandbox } from "../../../sandbox";
import { KINDS_OF_CONSUMER } from "../../../src/domain/events";
import {
  type Asked,
  type BookedCharge,
  type BookedOrder,
  type BookedPayment,
  type Books,
  type LedgerRefund,
  type LedgerRow,
  type Reservation,
  type StockLevel,
  type Told,
} from "./books";

/** The ledger, with how much of each charge's timeline is still to be published. */
const LEDGER = `
  select charge.*, (
    select count(*)::int from atome_qr_charge_event event
    where event.row_id = charge.id and event.published_at is null
      and event.kind = any($1::text[])) as unpublished
  from atome_qr_charge charge where charge.deleted_at is null`;

const TOLD = `
  select distinct charge.charge_id, event.reason
    from atome_qr_charge_event event join atome_qr_charge charge on charge.id = event.row_id
   where event.kind = 'attention' and charge.charge_id is not null`;

/** Reads both sides: Omise's from the sandbox, the store's from its database. */
export async function readBooks(
  sandbox: Sandbox,
  db: pg.Pool,
  payableBefore: Books["payableBefore"],
  asked: Asked,
): Promise<Books> {
  return {
    charges: readCharges(sandbox),
    payableBefore,
    ledger: await rows<LedgerRow>(db, LEDGER, [KINDS_OF_CONSUMER.eventBus]),
    ledgerRefunds: await rows<LedgerRefund>(
      db,
      "select * from atome_qr_refund where deleted_at is null",
    ),
    inbox: await rows(db, "select * from atome_qr_webhook_event where deleted_at is null"),
    payments: await readPayments(db),
    orders: await readOrders(db),
    told: await rows<Told>(db, TOLD),
    stock: await rows<StockLevel>(db, STOCK),
    reservations: await rows<Reservation>(db, RESERVATIONS),
    asked,
  };
}

/** The open charges, and whether a live payment session shows each. */
export async function readPayable(sandbox: Sandbox, db: pg.Pool): Promise<Books["payableBefore"]> {
  const open = sandbox.charges().filter(({ status }) => status === "pending");
  const shown = await rows<{ charge_id: string }>(
    db,
    `select data ->> 'charge_id' as charge_id from payment_session
      where deleted_at is null and status in ('pending', 'pending_authorization')`,
  );
  const ids = new Set(shown.map(({ charge_id }) => charge_id));
  return open.map(({ id }) => ({ chargeId: id, shownBySession: ids.has(id) }));
}

function readCharges(sandbox: Sandbox): BookedCharge[] {
  return sandbox.charges().map((charge) => ({
    id: charge.id,
    status: charge.status,
    amount: charge.amount,
    currency: charge.currency,
    attemptId: textOf(charge.metadata.attempt_id),
    refunds: charge.refunds.data.map(({ id, amount, metadata }) => ({
      id,
      amount,
      ledgerRefundId: textOf(metadata.medusa_refund_id),
    })),
    dispute: charge.dispute && {
      id: charge.dispute.id,
      status: charge.dispute.status,
      amount: charge.dispute.amount,
    },
  }));
}

async function readPayments(db: pg.Pool): Promise<BookedPayment[]> {
  const found = await rows<BookedPayment>(db, PAYMENTS);
  return found.map((payment) => ({
    ...payment,
    currency: payment.currency.toUpperCase() as Currency,
  }));
}

async function readOrders(db: pg.Pool): Promise<BookedOrder[]> {
  const found = await rows<BookedOrder>(db, ORDERS);
  return found.map((order) => ({ ...order, currency: order.currency.toUpperCase() as Currency }));
}

async function rows<T extends object>(
  db: pg.Pool,
  sql: string,
  values: unknown[] = [],
): Promise<T[]> {
  return (await db.query<T>(sql, values)).rows;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : null);

/** Medusa keeps main units as numerics; all three currencies have two decimals. */
const minor = (expression: string) => `round(coalesce(${expression}, 0) * 100)::int`;

const PAYMENTS = `
  select p.id,
         p.provider_id as "providerId",
         p.payment_session_id as "sessionId",
         p.data ->> 'charge_id' as "chargeId",
         p.currency_code as currency,
         ${minor("(select sum(amount) from capture c where c.payment_id = p.id and c.deleted_at is null)")} as captured,
         ${minor("(select sum(amount) from refund r where r.payment_id = p.id and r.deleted_at is null)")} as refunded,
         (select cart_id from cart_payment_collection l
           where l.payment_collection_id = p.payment_collection_id and l.deleted_at is null) as "cartId",
         (select order_id from order_payment_collection l
           where l.payment_collection_id = p.payment_collection_id and l.deleted_at is null) as "orderId"
    from payment p
   where p.provider_id like 'pp_atome-qr_%' and p.deleted_at is null`;

const ORDERS = `
  select o.id,
         o.status::text as status,
         o.currency_code as currency,
         (select cart_id from order_cart l where l.order_id = o.id and l.deleted_at is null) as "cartId",
         ${minor("(first.totals ->> 'original_order_total')::numeric")} as total,
         ${minor("(last.totals ->> 'paid_total')::numeric - (last.totals ->> 'refunded_total')::numeric")} as "summaryPaid",
         coalesce((select jsonb_agg(jsonb_build_object('reference', t.reference, 'amount', ${minor("t.amount")}))
           from order_transaction t where t.order_id = o.id and t.deleted_at is null), '[]') as transactions,
         exists (select 1 from order_change c
          where c.order_id = o.id and c.change_type = 'edit' and c.status = 'confirmed'
            and c.deleted_at is null) as "isEdited",
         exists (select 1 from order_payment_collection l
           join payment p on p.payment_collection_id = l.payment_collection_id
          where l.order_id = o.id and l.deleted_at is null and p.deleted_at is null
            and p.canceled_at is null and p.provider_id not like 'pp_atome-qr_%') as "hasOtherPayment",
         exists (select 1 from order_cart o_c
           join cart_payment_collection l on l.cart_id = o_c.cart_id
           join payment_session s on s.payment_collection_id = l.payment_collection_id
          where o_c.order_id = o.id and o_c.deleted_at is null and l.deleted_at is null
            and s.deleted_at is null and s.status not in ('canceled', 'error')
            and s.provider_id not like 'pp_atome-qr_%') as "isOfOtherMethod",
         coalesce((select jsonb_agg(jsonb_build_object('lineItemId', i.item_id,
             'unfulfilled', (i.quantity - i.fulfilled_quantity)::int))
           from order_item i where i.order_id = o.id and i.version = o.version and i.deleted_at is null), '[]') as items
    from "order" o
    left join lateral (select totals from order_summary s
      where s.order_id = o.id and s.deleted_at is null order by s.version limit 1) first on true
    left join lateral (select totals from order_summary s
      where s.order_id = o.id and s.deleted_at is null order by s.version desc limit 1) last on true
   where o.deleted_at is null`;

const STOCK = `
  select inventory_item_id as "inventoryItemId", location_id as "locationId",
         reserved_quantity::int as reserved
    from inventory_level where deleted_at is null`;

const RESERVATIONS = `
  select id, inventory_item_id as "inventoryItemId", location_id as "locationId",
         line_item_id as "lineItemId", quantity::int as quantity
    from reservation_item where deleted_at is null`;
