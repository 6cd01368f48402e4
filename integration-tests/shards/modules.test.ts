import accountRegistry from "../modules/account-registry.suite";
import accountTroubles from "../modules/account-troubles.suite";
import chargeList from "../modules/charge-list.suite";
import environment from "../modules/environment.suite";
import leases from "../modules/leases.suite";
import ledger from "../modules/ledger.suite";
import looks from "../modules/looks.suite";
import outbox from "../modules/outbox.suite";
import personalData from "../modules/personal-data.suite";
import rateBudget from "../modules/rate-budget.suite";
import schema from "../modules/schema.suite";
import stateLog from "../modules/state-log.suite";
import telemetry from "../modules/telemetry.suite";
import timeline from "../modules/timeline.suite";
import { runModuleSuites } from "../support/module-suite";

// First `telemetry`, which counts what happens.
runModuleSuites([
  telemetry,
  accountRegistry,
  accountTroubles,
  chargeList,
  environment,
  leases,
  ledger,
  looks,
  outbox,
  personalData,
  rateBudget,
  schema,
  stateLog,
  timeline,
]);
