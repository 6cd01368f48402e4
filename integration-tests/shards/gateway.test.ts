import hostileImages from "../security/hostile-images.suite";
import ssrf from "../security/ssrf.suite";
import { runSuites } from "../support/store-suite";
import { startGateway } from "../support/start-gateway";

runSuites([hostileImages, ssrf], startGateway);
