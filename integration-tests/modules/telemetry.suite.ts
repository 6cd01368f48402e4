import { metrics } from "@medusajs/framework/opentelemetry/sdk-node";
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from "@medusajs/framework/opentelemetry/sdk-trace-node";
import { metrics as api, trace } from "@medusajs/framework/opentelemetry/api";

import { METRICS } from "../../src/modules/atome-qr/telemetry/metric-names";
import { watchGauges } from "../../src/modules/atome-qr/telemetry/watch-gauges";
import { takeWebhook } from "../../src/webhooks/take-webhook";
import { anAttempt } from "../support/an-attempt";
import { anObservation } from "../support/an-observation";
import { moduleSuite } from "../support/module-suite";

const spans = new InMemorySpanExporter();
const exporter = new metrics.InMemoryMetricExporter(metrics.AggregationTemporality.CUMULATIVE);
const reader = new metrics.PeriodicExportingMetricReader({
  exporter,
  exportIntervalMillis: 3_600_000,
});
const meters = new metrics.MeterProvider({ readers: [reader] });

// Before the module is made, as a store's `instrumentation.ts` does.
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }).register();
api.setGlobalMeterProvider(meters);

export default moduleSuite(__filename, "traces and metrics", (module) => {
  let end: () => void;

  beforeEach(() => {
    spans.reset();
    exporter.reset();
    end = watchGauges(module.db, module.atomeQr.accounts);
  });

  afterEach(() => end());

  afterAll(async () => {
    await meters.shutdown();
    trace.disable();
    api.disable();
  });

  const seenSpans = () =>
    spans.getFinishedSpans().map(({ name, attributes, status }) => ({ name, attributes, status }));

  /** Each metric's points: their labels, and the value or how many there were. */
  async function measured(): Promise<Record<string, [object, number][]>> {
    exporter.reset();
    await meters.forceFlush();
    const found = exporter.getMetrics().flatMap((one) => one.scopeMetrics);
    return Object.fromEntries(
      found
        .flatMap((one) => one.metrics)
        .map(({ descriptor, dataPoints }) => [
          descriptor.name,
          dataPoints.map(({ attributes, value }) => [
            attributes,
            typeof value === "number" ? value : (value as { count: number }).count,
          ]),
        ]),
    );
  }

  function openAttempt() {
    return module.atomeQr.ledger.open(anAttempt({ email: "somchai@example.com" }));
  }

  it("have a span for each request to Omise, without its id and without a key", async () => {
    const { client } = module.atomeQr.accounts.byId("th");
    await client.listCharges();
    await client.getCharge("chrg_test_0000000000000000001").catch(() => undefined);

    expect(seenSpans()).toMatchObject([
      {
        name: "omise GET /charges",
        attributes: {
          "http.request.method": "GET",
          "url.template": "/charges",
          "http.response.status_code": 200,
          "atome_qr.account": "th",
        },
        status: { code: 0 },
      },
      {
        name: "omise GET /charges/:id",
        attributes: { "http.response.status_code": 404 },
        status: { code: 2 },
      },
    ]);
    expect(JSON.stringify(seenSpans())).not.toMatch(/key_|chrg_test|authorization/i);
    expect((await measured())[METRICS.omiseErrors.name]).toEqual([
      [{ account: "th", code: "not_found" }, 1],
    ]);
  });

  it("have a span for a webhook, also for one that is refused", async () => {
    const account = module.atomeQr.accounts.byId("th");
    await takeWebhook(module.atomeQr, account, "{}", {}).catch(() => undefined);

    expect(seenSpans()).toMatchObject([
      {
        name: "atome_qr.webhook",
        attributes: { "atome_qr.account": "th", "error.type": "invalid_signature" },
        status: { code: 2 },
      },
    ]);
  });

  it("tell how long it took from the payment to the order", async () => {
    const { ledger } = module.atomeQr;
    const { id } = await openAttempt();
    const { row } = await ledger.observe(
      id,
      anObservation("paid", { charge_id: "chrg_test_1", paid_at: new Date() }),
    );
    await ledger.markFinalized(row, "order_1");
    await ledger.markFinalized(row, "order_1");

    expect((await measured())[METRICS.paidToOrder.name]).toEqual([[{ account: "th" }, 1]]);
  });

  it("show what waits, with one statement for each collection", async () => {
    const { ledger, inbox } = module.atomeQr;
    const { id } = await openAttempt();
    await ledger.raiseAttention(id, "order_delayed");
    const event = { account: "th", event_id: "evnt_1", key: "charge.complete", attempt_id: null };
    await inbox.store({ ...event, charge_id: "chrg_test_1" }, 1_000);
    await module.db.raw(
      "update atome_qr_webhook_event set created_at = created_at - interval '1 hour'",
    );
    await module.db.raw(
      "update atome_qr_charge_event set created_at = created_at - interval '1 hour'",
    );
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    module.db.on("query", note);

    const found = await measured();

    module.db.off("query", note);
    expect(statements).toHaveLength(1);
    const th = (metric: keyof typeof METRICS) =>
      found[METRICS[metric].name].find(
        ([labels]) => (labels as { account?: string }).account === "th",
      )?.[1];
    expect(th("openCharges")).toBe(1);
    expect(th("needingAttention")).toBe(1);
    expect(th("inboxEvents")).toBe(1);
    expect(th("inboxLag")).toBeGreaterThanOrEqual(3_600);
    expect(th("requestsWaited")).toBe(0);
    const lags = Object.fromEntries(
      found[METRICS.outboxLag.name].map(([labels, value]) => [
        (labels as { consumer: string }).consumer,
        value,
      ]),
    );
    expect(lags.eventBus).toBeGreaterThanOrEqual(3_600);
    expect(lags.staff).toBeGreaterThanOrEqual(3_600);
    expect(found[METRICS.openCharges.name]).toContainEqual([{ account: "sg" }, 0]);
  });

  it("show how much of the budget was used in the last minute", async () => {
    const { accounts } = module.atomeQr;
    await module.db("atome_qr_rate_limit").insert({
      account: "th",
      second: module.db.fn.now(),
      minute: module.db.raw("date_trunc('minute', now())"),
      last_requests: 90,
      last_waited: 3,
    });
    const allowed = 60 * accounts.byId("th").options.requestsPerSecond;

    const found = await measured();

    expect(found[METRICS.budgetUse.name]).toContainEqual([{ account: "th" }, 90 / allowed]);
    expect(found[METRICS.requestsWaited.name]).toContainEqual([{ account: "th" }, 3]);
  });

  it("break nothing where the database does not answer", async () => {
    await module.db.raw("alter table atome_qr_rate_limit rename to away");
    const { errors } = await reader
      .collect()
      .finally(() => module.db.raw("alter table away rename to atome_qr_rate_limit"));
    expect(errors).toEqual([]);
  });
});
