import "../support/with-roles"; // first: the store reads it when it starts

import roles from "../http/admin/roles.suite";
import { runSuites } from "../support/store-suite";

runSuites([roles]);
