import { hostedPage } from "./shopper/hosted-page";
import { hostedPageViews } from "./shopper/hosted-page-views";
import { hostedRedirect } from "./shopper/hosted-redirect";
import { plainPage } from "./shopper/plain-page";
import { sandboxDashboard } from "./shopper/sandbox-dashboard";
import { Stage } from "./support/stage";

/** What is seen without the demo's storefront: the hosted page, the element, the sandbox. */
const stage = new Stage();

hostedPage(stage);
hostedPageViews(stage);
hostedRedirect(stage);
plainPage(stage);
sandboxDashboard(stage);
