import { defineMiddlewares } from "@medusajs/framework/http";

import { POLICIES } from "./admin/atome-qr/policies";
import { localizeErrors } from "./admin/atome-qr/localize-errors";
import { dateAnswers } from "./date-answers";
import { hideToken } from "./atome-qr/hide-from-log";
import { hideRemovedProviders } from "./hide-removed-providers";
import { limitNewCodes } from "./limit-new-codes";
import { keepRawBody, readWebhookBody } from "./read-webhook-body";
import { refuseCancellation } from "./refuse-cancellation";
import { refuseEarlyCompletion } from "./refuse-early-completion";
import { refuseUnmigrated } from "./refuse-unmigrated";
import { refuseUnreadablePath } from "./refuse-unreadable-path";

export default defineMiddlewares({
  routes: [
    // Without methods: only such a one runs before Express looks for the route.
    { matcher: "/hooks/atome-qr", middlewares: [refuseUnreadablePath] },
    {
      matcher: "/store/atome-qr",
      middlewares: [refuseUnreadablePath, dateAnswers, refuseUnmigrated],
    },
    { matcher: "/atome-qr", middlewares: [refuseUnreadablePath, dateAnswers] },
    ...["pay", "return"].map((part) => ({
      matcher: `/atome-qr/${part}/:token`,
      middlewares: [hideToken],
    })),
    // The health check and the pay page say so in their own way.
    ...["display", "status"].map((part) => ({
      matcher: `/atome-qr/${part}`,
      middlewares: [refuseUnmigrated],
    })),
    { matcher: "/admin/atome-qr", middlewares: [localizeErrors, dateAnswers, refuseUnmigrated] },
    ...POLICIES,
    {
      // The signature is over the bytes as received (medusajs/medusa #9541).
      matcher: "/hooks/atome-qr/:account",
      method: ["POST"],
      bodyParser: false,
      middlewares: [readWebhookBody],
    },
    {
      // Core's own route: a matcher of letters goes before its `:provider`.
      matcher: "/hooks/payment/atome-qr_:account",
      method: ["POST"],
      bodyParser: false,
      middlewares: [readWebhookBody, keepRawBody],
    },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      method: ["POST"],
      middlewares: [limitNewCodes],
    },
    {
      matcher: "/store/payment-providers",
      method: ["GET"],
      middlewares: [hideRemovedProviders],
    },
    // By which the kit tells whether a session's code is still good.
    { matcher: "/store/carts/:id", method: ["GET"], middlewares: [dateAnswers] },
    {
      matcher: "/store/carts/:id/complete",
      method: ["POST"],
      middlewares: [refuseEarlyCompletion],
    },
    {
      matcher: "/admin/orders/:id/cancel",
      method: ["POST"],
      middlewares: [refuseCancellation],
    },
  ],
});
