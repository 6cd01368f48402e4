import { buying } from "./shopper/buying";
import { hostedPage } from "./shopper/hosted-page";
import { hostedPageViews } from "./shopper/hosted-page-views";
import { openCode } from "./shopper/open-code";
import { otherReact } from "./shopper/other-react";
import { sandboxDashboard } from "./shopper/sandbox-dashboard";
import { Stage } from "./support/stage";

/** All that shoppers see, in one demo and one Chromium, which take longer to start than a purchase. */
const stage = new Stage();

buying(stage);
openCode(stage);
hostedPage(stage);
hostedPageViews(stage);
sandboxDashboard(stage);
otherReact(stage);
