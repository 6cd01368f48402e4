import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { AtomeQrError } from "../../domain/errors";
import { type Currency } from "../../domain/atome";

export interface StatisticsWindow {
  from: Date;
  to: Date;
  account?: string;
  /** Live payments or test payments: they are never added up. */
  livemode: boolean;
  /** Whose days are counted, as IANA names it: `Asia/Bangkok`. */
  timeZone: string;
}

/** Of one currency. Amounts in minor units. */
export interface CurrencyFigures {
  currency: Currency;
  paid_count: number;
  paid_amount: number;
  failed_count: number;
  expired_count: number;
  refunded_count: number;
  refunded_amount: number;
  /** Paid less refunded; below 0 where more went back than came in. */
  net_amount: number;
  median_seconds_to_payment: number | null;
}

/** Of one currency and day of the window's time zone. */
export interface DayFigures {
  currency: Currency;
  date: string;
  paid_count: number;
  paid_amount: number;
  lost_count: number;
  refunded_amount: number;
}

/** What is known of a day from the charges, or from the refunds. */
export type PartOfDay = Pick<DayFigures, "currency" | "date"> & Partial<DayFigures>;

/** What became of the charges made within the window (said once, used for all of these). */
const MADE = `
  from atome_qr_charge
  where deleted_at is null and created_at between :from and :to and livemode = :livemode
    and (cast(:account as text) is null or account = :account)`;

const TOTALS = `
  select currency,
    count(*) filter (where status = 'paid')::int as paid_count,
    coalesce(sum(amount) filter (where status = 'paid'), 0)::float8 as paid_amount,
    count(*) filter (where status = 'failed')::int as failed_count,
    count(*) filter (where status = 'expired')::int as expired_count,
    percentile_cont(0.5) within group (order by greatest(extract(epoch from paid_at - created_at), 0))
      filter (where status = 'paid' and paid_at is not null) as median_seconds_to_payment
  ${MADE} group by currency`;

const DAYS = `
  select currency, to_char(created_at at time zone cast(:timeZone as text), 'YYYY-MM-DD') as date,
    count(*) filter (where status = 'paid')::int as paid_count,
    coalesce(sum(amount) filter (where status = 'paid'), 0)::float8 as paid_amount,
    count(*) filter (where status in ('failed', 'expired'))::int as lost_count
  ${MADE} group by 1, 2`;

/** Money that went back within the window, whenever it had been paid. */
const WENT_BACK = `
  from atome_qr_refund refund join atome_qr_charge charge on charge.charge_id = refund.charge_id
  where refund.deleted_at is null and charge.deleted_at is null and refund.status = 'succeeded'
    and refund.created_at between :from and :to and charge.livemode = :livemode
    and (cast(:account as text) is null or charge.account = :account)`;

const REFUNDS = `
  select refund.currency, count(*)::int as refunded_count, sum(refund.amount)::float8 as refunded_amount
  ${WENT_BACK} group by refund.currency`;

const REFUND_DAYS = `
  select refund.currency,
    to_char(refund.created_at at time zone cast(:timeZone as text), 'YYYY-MM-DD') as date,
    sum(refund.amount)::float8 as refunded_amount
  ${WENT_BACK} group by 1, 2`;

type RefundFigures = Pick<CurrencyFigures, "currency" | "refunded_count" | "refunded_amount">;
type MadeFigures = Omit<CurrencyFigures, "refunded_count" | "refunded_amount" | "net_amount">;

/** Figures of the ledger for a window of time. */
export class ChargeStatistics {
  constructor(private readonly pg: Knex) {}

  /** @returns one for every currency in which anything happened, in alphabetical order */
  async totals(window: StatisticsWindow): Promise<CurrencyFigures[]> {
    const [made, refunded] = await Promise.all([
      this.run<MadeFigures>(TOTALS, window),
      this.run<RefundFigures>(REFUNDS, window),
    ]);
    const currencies = [...new Set([...made, ...refunded].map(({ currency }) => currency))].sort();
    return currencies.map((currency) => {
      const figures = {
        ...NOTHING,
        ...made.find((one) => one.currency === currency),
        ...refunded.find((one) => one.currency === currency),
        currency,
      };
      return { ...figures, net_amount: figures.paid_amount - figures.refunded_amount };
    });
  }

  /**
   * @returns a part of each day on which charges were made, and of each with refunds; the others are
   *   missing
   * @throws AtomeQrError `invalid_input`
   */
  async days(window: StatisticsWindow): Promise<PartOfDay[]> {
    try {
      const parts = await Promise.all([
        this.run<PartOfDay>(DAYS, window),
        this.run<PartOfDay>(REFUND_DAYS, window),
      ]);
      return parts.flat();
    } catch (error) {
      throw isOfUnknownZone(error)
        ? new AtomeQrError(
            "invalid_input",
            `time_zone: the database does not know ${window.timeZone}. Install its time zones (tzdata), or name another.`,
          )
        : error;
    }
  }

  private async run<T>(sql: string, window: StatisticsWindow) {
    const bindings = { ...window, account: window.account ?? null };
    const { rows } = await this.pg.raw<{ rows: T[] }>(sql, bindings);
    return rows;
  }
}

const NOTHING = {
  paid_count: 0,
  paid_amount: 0,
  failed_count: 0,
  expired_count: 0,
  refunded_count: 0,
  refunded_amount: 0,
  median_seconds_to_payment: null,
};

/** Postgres' invalid parameter value. Its list of zones is its own or the system's, and may be short. */
function isOfUnknownZone(error: unknown): boolean {
  return (error as { code?: unknown }).code === "22023";
}
