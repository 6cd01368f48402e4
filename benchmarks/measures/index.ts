import { type Measure } from "../measure";
import { chargeList } from "./charge-list";
import { paymentToOrder } from "./payment-to-order";
import { rateBudget } from "./rate-budget";
import { reconciliation } from "./reconciliation";
import { rush } from "./rush";
import { sessionCreation } from "./session-creation";
import { startUp } from "./start-up";
import { waitingShoppers } from "./waiting-shoppers";
import { webhooks } from "./webhooks";

/** All that is measured, in the order of the table. */
export const MEASURES: readonly Measure[] = [
  paymentToOrder,
  sessionCreation,
  rush,
  webhooks,
  waitingShoppers,
  reconciliation,
  startUp,
  rateBudget,
  chargeList,
];
