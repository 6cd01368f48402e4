import "../support/record-output"; // first: it records from here on

import stateLog from "../http/state-log.suite";
import displaySecrets from "../security/display-secrets.suite";
import leaks from "../security/leaks.suite";
import { runSuites } from "../support/store-suite";

runSuites([stateLog, displaySecrets, leaks]);
