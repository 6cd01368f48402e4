// First: the store reads it when it starts.
import "../support/with-notifications";

import redirect from "../http/redirect.suite";
import redirectHostedPage from "../http/redirect-hosted-page.suite";
import { runSuites } from "../support/store-suite";

runSuites([redirect, redirectHostedPage]);
