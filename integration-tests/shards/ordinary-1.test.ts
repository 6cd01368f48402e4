import accounts from "../http/admin/accounts.suite";
import chargePage from "../http/admin/charge-page.suite";
import counterEnds from "../http/admin/counter-ends.suite";
import counterExample from "../http/admin/counter-example.suite";
import counterDay from "../http/admin/counter-day.suite";
import counterProducts from "../http/admin/counter-products.suite";
import counterSales from "../http/admin/counter-sales.suite";
import counterTill from "../http/admin/counter-till.suite";
import errorLanguage from "../http/admin/error-language.suite";
import expiryOverrides from "../http/admin/expiry-overrides.suite";
import orderCodes from "../http/admin/order-codes.suite";
import orderPayments from "../http/admin/order-payments.suite";
import rowsBetweenTests from "../harness/rows-between-tests.suite";
import checkoutExample from "../http/checkout-example.suite";
import clocks from "../http/clocks.suite";
import config from "../http/config.suite";
import crashSafety from "../http/crash-safety.suite";
import dashboardRefunds from "../http/dashboard-refunds.suite";
import openOrderChanges from "../http/open-order-changes.suite";
import orderFirst from "../http/order-first.suite";
import ordersOfChangedCarts from "../http/orders-of-changed-carts.suite";
import ordersOfLostSessions from "../http/orders-of-lost-sessions.suite";
import paidAfterTheEnd from "../http/paid-after-the-end.suite";
import placingOrders from "../http/placing-orders.suite";
import purchase from "../http/purchase.suite";
import refunds from "../http/refunds.suite";
import refundsCarriedOutLate from "../http/refunds-carried-out-late.suite";
import refundsCutShort from "../http/refunds-cut-short.suite";
import refundsNeverMade from "../http/refunds-never-made.suite";
import refundsOfCancelledOrders from "../http/refunds-of-cancelled-orders.suite";
import refundsWithoutOutcome from "../http/refunds-without-outcome.suite";
import tooManyCodes from "../http/too-many-codes.suite";
import unpaid from "../http/unpaid.suite";
import unreadableCharges from "../http/unreadable-charges.suite";
import webhooks from "../http/webhooks.suite";
import wrongClock from "../http/wrong-clock.suite";
import adminAccess from "../security/admin-access.suite";
import signatures from "../security/signatures.suite";
import { runSuites } from "../support/store-suite";

runSuites([
  rowsBetweenTests,
  accounts,
  chargePage,
  counterEnds,
  counterExample,
  counterDay,
  counterProducts,
  counterSales,
  counterTill,
  errorLanguage,
  expiryOverrides,
  orderCodes,
  orderPayments,
  checkoutExample,
  clocks,
  config,
  crashSafety,
  dashboardRefunds,
  openOrderChanges,
  orderFirst,
  ordersOfChangedCarts,
  ordersOfLostSessions,
  paidAfterTheEnd,
  placingOrders,
  purchase,
  refunds,
  refundsCarriedOutLate,
  refundsCutShort,
  refundsNeverMade,
  refundsOfCancelledOrders,
  refundsWithoutOutcome,
  tooManyCodes,
  unpaid,
  unreadableCharges,
  webhooks,
  wrongClock,
  adminAccess,
  signatures,
]);
