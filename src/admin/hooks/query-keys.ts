/** All of the plugin's data in the dashboard's cache begins with this. */
const ROOT = "atome-qr";

export const queryKeys = {
  all: [ROOT],
  lists: [ROOT, "charges"],
  charges: (query: string) => [ROOT, "charges", query],
  charge: (id: string) => [ROOT, "charge", id],
  qr: (id: string) => [ROOT, "qr", id],
  qrLink: (id: string) => [ROOT, "qr-link", id],
  orders: [ROOT, "order"],
  order: (id: string) => [ROOT, "order", id],
  isDraft: (orderId: string) => [ROOT, "is-draft", orderId],
  accounts: [ROOT, "accounts"],
  overrides: [ROOT, "expiry-overrides"],
  refundReasons: [ROOT, "refund-reasons"],
  // Not below the root: no action of staff changes them.
  rights: ["atome-qr-rights"],
  statistics: (query: string) => [ROOT, "statistics", query],
  counterSetup: [ROOT, "counter", "setup"],
  counterProducts: (query: string) => [ROOT, "counter", "products", query],
  displays: (tillId: string) => [ROOT, "counter", "displays", tillId],
  sales: (query: string) => [ROOT, "counter", "sales", query],
  sale: (id: string) => [ROOT, "counter", "sale", id],
  scopeChoices: (scope: string) => [ROOT, "scope-choices", scope],
};

/** The dashboard keeps data for a minute and a half; what was paid is to be seen at once. */
export const FRESH = { staleTime: 0 };

/** The dashboard's own data about orders and draft orders, which a payment changes. */
export function isDashboardOrder({ queryKey: [root] }: { queryKey: readonly unknown[] }): boolean {
  return root === "orders" || root === "draft-orders";
}
