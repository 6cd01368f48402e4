import { buying } from "./shopper/buying";
import { openCode } from "./shopper/open-code";
import { otherReact } from "./shopper/other-react";
import { redirect } from "./shopper/redirect";
import { Stage } from "./support/stage";

/** The storefront, in one demo and one Chromium, which take longer to start than a purchase. */
const stage = new Stage();

buying(stage);
openCode(stage);
redirect(stage);
otherReact(stage);
