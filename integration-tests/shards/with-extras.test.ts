// First: the store reads them when it starts.
import "../support/with-notifications";
import "../support/with-roles";

import roles from "../http/admin/roles.suite";
import notifications from "../http/notifications.suite";
import hostileImages from "../security/hostile-images.suite";
import ssrf from "../security/ssrf.suite";
import { startGateway } from "../support/start-gateway";
import { runSuites } from "../support/store-suite";

runSuites([roles, notifications, hostileImages, ssrf], startGateway);
