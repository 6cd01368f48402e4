import "../support/with-notifications"; // first: the store reads it when it starts

import notifications from "../http/notifications.suite";
import { runSuites } from "../support/store-suite";

runSuites([notifications]);
