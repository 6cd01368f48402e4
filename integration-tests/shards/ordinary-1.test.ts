import accounts from "../http/admin/accounts.suite";
import chargePage from "../http/admin/charge-page.suite";
import errorLanguage from "../http/admin/error-language.suite";
import expiryOverrides from "../http/admin/expiry-overrides.suite";
import orders from "../http/admin/orders.suite";
import config from "../http/config.suite";
import crashSafety from "../http/crash-safety.suite";
import dashboardRefunds from "../http/dashboard-refunds.suite";
import orderFirst from "../http/order-first.suite";
import placingOrders from "../http/placing-orders.suite";
import purchase from "../http/purchase.suite";
import refunds from "../http/refunds.suite";
import unpaid from "../http/unpaid.suite";
import webhooks from "../http/webhooks.suite";
import adminAccess from "../security/admin-access.suite";
import signatures from "../security/signatures.suite";
import { runSuites } from "../support/store-suite";

runSuites([
  accounts,
  chargePage,
  errorLanguage,
  expiryOverrides,
  orders,
  config,
  crashSafety,
  dashboardRefunds,
  orderFirst,
  placingOrders,
  purchase,
  refunds,
  unpaid,
  webhooks,
  adminAccess,
  signatures,
]);
