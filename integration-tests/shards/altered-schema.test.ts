import "../support/record-output"; // first: it records from here on

import leaks from "../security/leaks.suite";
import { runSuites } from "../support/store-suite";

runSuites([leaks]);
