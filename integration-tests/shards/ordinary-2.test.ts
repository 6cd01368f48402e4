import accountsInTrouble from "../http/account-trouble.suite";
import accountTrouble from "../http/admin/account-trouble.suite";
import actions from "../http/admin/actions.suite";
import attention from "../http/admin/attention.suite";
import charges from "../http/admin/charges.suite";
import placeOrder from "../http/admin/place-order.suite";
import refundOutcomes from "../http/admin/refund-outcomes.suite";
import staffRefunds from "../http/admin/staff-refunds.suite";
import statistics from "../http/admin/statistics.suite";
import badInput from "../http/bad-input.suite";
import cartChanges from "../http/cart-changes.suite";
import copies from "../http/copies.suite";
import display from "../http/display.suite";
import displayPairing from "../http/display-pairing.suite";
import disputes from "../http/disputes.suite";
import medusaWebhookRoute from "../http/medusa-webhook-route.suite";
import notWhatWasAsked from "../http/not-what-was-asked.suite";
import nothingToPayFor from "../http/nothing-to-pay-for.suite";
import oddAnswers from "../http/odd-answers.suite";
import openapi from "../http/openapi.suite";
import orderAlreadyThere from "../http/order-already-there.suite";
import paidAndNotPlaced from "../http/paid-and-not-placed.suite";
import payPage from "../http/pay-page.suite";
import payPageNewCode from "../http/pay-page-new-code.suite";
import payPageOutcome from "../http/pay-page-outcome.suite";
import personalData from "../http/personal-data.suite";
import qrImage from "../http/qr-image.suite";
import refundParts from "../http/refund-parts.suite";
import refundedBeforeOrder from "../http/refunded-before-order.suite";
import refusedDetails from "../http/refused-details.suite";
import safetyNet from "../http/safety-net.suite";
import sources from "../http/sources.suite";
import storeCode from "../http/store-code.suite";
import storefrontKit from "../http/storefront-kit.suite";
import waitingShoppers from "../http/waiting-shoppers.suite";
import withoutWebhooks from "../http/without-webhooks.suite";
import whatMedusaOwes from "../http/what-medusa-owes.suite";
import flood from "../security/flood.suite";
import guessing from "../security/guessing.suite";
import hostileAddresses from "../security/hostile-addresses.suite";
import hostileBodies from "../security/hostile-bodies.suite";
import hostileSessionData from "../security/hostile-session-data.suite";
import { runSuites } from "../support/store-suite";

runSuites([
  accountTrouble,
  accountsInTrouble,
  actions,
  attention,
  charges,
  placeOrder,
  refundOutcomes,
  staffRefunds,
  statistics,
  badInput,
  cartChanges,
  copies,
  display,
  displayPairing,
  disputes,
  medusaWebhookRoute,
  notWhatWasAsked,
  nothingToPayFor,
  oddAnswers,
  openapi,
  orderAlreadyThere,
  paidAndNotPlaced,
  payPage,
  payPageNewCode,
  payPageOutcome,
  personalData,
  qrImage,
  refundParts,
  refundedBeforeOrder,
  refusedDetails,
  safetyNet,
  sources,
  storeCode,
  storefrontKit,
  waitingShoppers,
  withoutWebhooks,
  whatMedusaOwes,
  flood,
  guessing,
  hostileAddresses,
  hostileBodies,
  hostileSessionData,
]);
