import accountTrouble from "../http/admin/account-trouble.suite";
import actions from "../http/admin/actions.suite";
import charges from "../http/admin/charges.suite";
import staffRefunds from "../http/admin/staff-refunds.suite";
import statistics from "../http/admin/statistics.suite";
import badInput from "../http/bad-input.suite";
import cartChanges from "../http/cart-changes.suite";
import medusaWebhookRoute from "../http/medusa-webhook-route.suite";
import notWhatWasAsked from "../http/not-what-was-asked.suite";
import nothingToPayFor from "../http/nothing-to-pay-for.suite";
import orderAlreadyThere from "../http/order-already-there.suite";
import payPage from "../http/pay-page.suite";
import payPageNewCode from "../http/pay-page-new-code.suite";
import payPageOutcome from "../http/pay-page-outcome.suite";
import qrImage from "../http/qr-image.suite";
import refundedBeforeOrder from "../http/refunded-before-order.suite";
import refusedDetails from "../http/refused-details.suite";
import sources from "../http/sources.suite";
import storeCode from "../http/store-code.suite";
import storefrontKit from "../http/storefront-kit.suite";
import waitingShoppers from "../http/waiting-shoppers.suite";
import withoutWebhooks from "../http/without-webhooks.suite";
import flood from "../security/flood.suite";
import guessing from "../security/guessing.suite";
import hostileAddresses from "../security/hostile-addresses.suite";
import hostileBodies from "../security/hostile-bodies.suite";
import { runSuites } from "../support/store-suite";

runSuites([
  accountTrouble,
  actions,
  charges,
  staffRefunds,
  statistics,
  badInput,
  cartChanges,
  medusaWebhookRoute,
  notWhatWasAsked,
  nothingToPayFor,
  orderAlreadyThere,
  payPage,
  payPageNewCode,
  payPageOutcome,
  qrImage,
  refundedBeforeOrder,
  refusedDetails,
  sources,
  storeCode,
  storefrontKit,
  waitingShoppers,
  withoutWebhooks,
  flood,
  guessing,
  hostileAddresses,
  hostileBodies,
]);
