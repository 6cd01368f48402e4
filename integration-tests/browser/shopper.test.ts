import { buying } from "./shopper/buying";
import { otherReact } from "./shopper/other-react";
import { Stage } from "./support/stage";

/** A purchase in the storefront, in one demo and one Chromium, which take longer to start than that. */
const stage = new Stage();

buying(stage);
otherReact(stage);
