import { hostedPage } from "./shopper/hosted-page";
import { openCode } from "./shopper/open-code";
import { Stage } from "./support/stage";

/** What a shopper sees who has an open code: in the storefront, and on the hosted pay page. */
const stage = new Stage();

openCode(stage);
hostedPage(stage);
