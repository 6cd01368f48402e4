import { defineMiddlewares } from "@medusajs/framework/http";

import { refuseEarlyCompletion } from "./refuse-early-completion";

export default defineMiddlewares({
  routes: [
    {
      // The signature is over the bytes as received (medusajs/medusa #9541). Omise's events are a
      // few kilobytes.
      matcher: "/hooks/atome-qr/:account",
      method: ["POST"],
      bodyParser: { preserveRawBody: true, sizeLimit: "256kb" },
    },
    {
      matcher: "/store/carts/:id/complete",
      method: ["POST"],
      middlewares: [refuseEarlyCompletion],
    },
  ],
});
