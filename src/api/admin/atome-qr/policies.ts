import { type Right, RIGHTS } from "../../../domain/rights";

type Method = "GET" | "POST" | "DELETE";

/** What Medusa asks for before it lets a request of the staff's through. */
export interface RoutePolicy {
  matcher: string;
  method: Method[];
  policies: { resource: string; operation: string }[];
}

function needs(right: Right, method: Method, path: string): RoutePolicy {
  const [resource, operation] = RIGHTS[right].split(":");
  return {
    matcher: `/admin/atome-qr/${path}`,
    method: [method],
    policies: [{ resource, operation }],
  };
}

/**
 * The right that each admin route needs. Checking a charge only reads it from Omise; ending a code is
 * part of making the next one, which does it, too.
 */
export const POLICIES: RoutePolicy[] = [
  needs("seePayments", "GET", "accounts"),
  needs("seePayments", "GET", "statistics"),
  needs("seePayments", "GET", "charges"),
  needs("seePayments", "GET", "charges/export"),
  needs("seePayments", "GET", "charges/:id"),
  needs("seePayments", "GET", "charges/:id/qr"),
  needs("seePayments", "POST", "charges/:id/pay-link"),
  needs("seePayments", "POST", "charges/:id/sync"),
  needs("makeCodes", "POST", "charges/:id/expire"),
  needs("changePayments", "POST", "charges/:id/handled"),
  needs("changePayments", "POST", "charges/:id/mark-as"),
  needs("changePayments", "POST", "charges/:id/place-order"),
  needs("refund", "POST", "charges/:id/refund"),
  needs("seePayments", "GET", "orders/:id"),
  needs("makeCodes", "POST", "orders/:id/qr"),
  needs("makeCodes", "POST", "counter/sales"),
  needs("seePayments", "GET", "counter/sales"),
  needs("seePayments", "GET", "counter/sales/:id"),
  needs("seePayments", "GET", "counter/sales/:id/receipt"),
  needs("makeCodes", "POST", "counter/sales/:id/cancel"),
  needs("makeCodes", "POST", "counter/tills/:id/show"),
  needs("makeCodes", "POST", "counter/displays"),
  needs("makeCodes", "GET", "counter/displays"),
  needs("makeCodes", "DELETE", "counter/displays/:id"),
  needs("makeCodes", "GET", "counter/products"),
  needs("makeCodes", "GET", "counter/setup"),
  needs("seeSettings", "GET", "expiry-overrides"),
  needs("changeSettings", "POST", "expiry-overrides"),
  needs("changeSettings", "DELETE", "expiry-overrides/:id"),
];
