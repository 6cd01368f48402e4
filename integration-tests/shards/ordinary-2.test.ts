import accountTrouble from "../http/admin/account-trouble.suite";
import actions from "../http/admin/actions.suite";
import charges from "../http/admin/charges.suite";
import statistics from "../http/admin/statistics.suite";
import badInput from "../http/bad-input.suite";
import cartChanges from "../http/cart-changes.suite";
import medusaWebhookRoute from "../http/medusa-webhook-route.suite";
import nothingToPayFor from "../http/nothing-to-pay-for.suite";
import payPage from "../http/pay-page.suite";
import qrImage from "../http/qr-image.suite";
import sources from "../http/sources.suite";
import storefrontKit from "../http/storefront-kit.suite";
import waitingShoppers from "../http/waiting-shoppers.suite";
import withoutWebhooks from "../http/without-webhooks.suite";
import flood from "../security/flood.suite";
import guessing from "../security/guessing.suite";
import injection from "../security/injection.suite";
import { runSuites } from "../support/store-suite";

runSuites([
  accountTrouble,
  actions,
  charges,
  statistics,
  badInput,
  cartChanges,
  medusaWebhookRoute,
  nothingToPayFor,
  payPage,
  qrImage,
  sources,
  storefrontKit,
  waitingShoppers,
  withoutWebhooks,
  flood,
  guessing,
  injection,
]);
