import "../support/record-output"; // first: it records from here on

import displaySecrets from "../security/display-secrets.suite";
import leaks from "../security/leaks.suite";
import { runSuites } from "../support/store-suite";

runSuites([displaySecrets, leaks]);
