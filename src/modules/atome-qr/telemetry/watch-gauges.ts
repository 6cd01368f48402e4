import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { metrics } from "@medusajs/framework/opentelemetry/api";

import { KINDS_OF_CONSUMER } from "../../../domain/events";
import { type Accounts } from "../accounts";
import { LAST_MINUTE } from "../rate-budget";
import { type GaugeName, GAUGES, METRICS } from "./metric-names";
import { SCOPE } from "./trace-work";

interface Measured {
  gauge: GaugeName;
  /** The account; a consumer of the outbox. */
  whose: string;
  value: number;
}

/** Who is always told: shoppers only where the store has notifications. */
const CONSUMERS = { eventBus: "published_at", staff: "staff_told_at" } as const;

const lagOf = (consumer: keyof typeof CONSUMERS) => `
  select 'outboxLag', '${consumer}', extract(epoch from now() - min(created_at))::float8
  from atome_qr_charge_event where ${CONSUMERS[consumer]} is null and deleted_at is null
    and kind in (${KINDS_OF_CONSUMER[consumer].map((kind) => `'${kind}'`).join(", ")})`;

/**
 * All that is so at present, in one statement. Each part reads a partial index that holds only what is
 * counted, or a table of few rows.
 */
const MEASURE = `
  select 'openCharges' as gauge, account as whose, count(*)::float8 as value from atome_qr_charge
    where finalized_at is null and deleted_at is null and status in ('creating', 'pending')
    group by account
  union all select 'needingAttention', account, count(*)::float8 from atome_qr_charge
    where attention is not null and attention_handled_at is null and deleted_at is null
    group by account
  union all select 'inboxEvents', account, count(*)::float8 from atome_qr_webhook_event
    where deleted_at is null group by account
  union all select 'inboxLag', account, extract(epoch from now() - min(created_at))::float8
    from atome_qr_webhook_event where deleted_at is null group by account
  union all ${lagOf("eventBus")}
  union all ${lagOf("staff")}
  union all select 'budgetUse', account, requests::float8
    from (select account, ${LAST_MINUTE} from atome_qr_rate_limit) minute
  union all select 'requestsWaited', account, waited::float8
    from (select account, ${LAST_MINUTE} from atome_qr_rate_limit) minute`;

/**
 * Has the gauges measured whenever the store's meter collects, with one statement each time; never
 * where it has none. What every instance measures is the same: of the whole store.
 *
 * @returns ends it
 */
export function watchGauges(pg: Knex, accounts: Pick<Accounts, "all" | "firstLike">): () => void {
  const meter = metrics.getMeter(SCOPE);
  const instruments = GAUGES.map((gauge) => {
    const { name, unit, description } = METRICS[gauge];
    return [gauge, meter.createObservableGauge(name, { unit, description })] as const;
  });
  const measure: Parameters<typeof meter.addBatchObservableCallback>[0] = async (result) => {
    // Nothing is measured where the database is away: the health route tells.
    const found = await readGauges(pg, accounts).catch(() => []);
    for (const { gauge, whose, value } of found) {
      const [, instrument] = instruments.find(([name]) => name === gauge)!;
      result.observe(instrument, value, {
        [gauge === "outboxLag" ? "consumer" : "account"]: whose,
      });
    }
  };
  const observables = instruments.map(([, instrument]) => instrument);
  meter.addBatchObservableCallback(measure, observables);
  return () => meter.removeBatchObservableCallback(measure, observables);
}

/** Of each gauge, a value for each account that is configured or has one: 0 is a value, too. */
async function readGauges(
  pg: Knex,
  accounts: Pick<Accounts, "all" | "firstLike">,
): Promise<Measured[]> {
  const { rows } = await pg.raw<{
    rows: { gauge: GaugeName; whose: string; value: number | null }[];
  }>(MEASURE, { minute: pg.fn.now() });
  const all = accounts.all();
  const perSecond = new Map(all.map(({ id, options }) => [id, options.requestsPerSecond]));
  const known = rows.map(({ gauge, whose, value }) => {
    const part = gauge === "budgetUse" ? 60 * (perSecond.get(whose) ?? Infinity) : 1;
    return { gauge, whose, value: (value ?? 0) / part };
  });
  const isKnown = (gauge: GaugeName, id: string) =>
    known.some((one) => one.gauge === gauge && one.whose === id);
  const none = GAUGES.filter((gauge) => gauge !== "outboxLag").flatMap((gauge) =>
    all
      .map(({ id }) => (isOfKey(gauge) ? accounts.firstLike(id) : id))
      .filter((id, at, ids) => ids.indexOf(id) === at && !isKnown(gauge, id))
      .map((id) => ({ gauge, whose: id, value: 0 })),
  );
  return [...known, ...none];
}

/** Omise counts the requests of all entries with one key together. */
function isOfKey(gauge: GaugeName): boolean {
  return gauge === "budgetUse" || gauge === "requestsWaited";
}
