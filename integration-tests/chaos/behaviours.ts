/** What a shopper (or staff afterwards) does, and how often in relation to the others. */
export const WEIGHTS = {
  "pays, browser open": 16,
  "pays, browser closed": 16,
  abandons: 5,
  "declined, pays with a new code": 4,
  "declined, leaves": 3,
  "changes the cart, pays the new code": 5,
  "changes the cart while paying": 5,
  "refreshes the code while paying": 4,
  "switches to manual, then pays the old code": 3,
  "switches to manual while paying": 4,
  "pays after the session was deleted": 2,
  "completes too early, then pays": 3,
  "completes twice at once": 4,
  "order first: pays": 5,
  "order first: lets it expire": 2,
  "order first: declined": 2,
  "order first: staff cancel, then pays": 2,
  "order first: staff cancel while paying": 3,
  "refund in full": 3,
  "refund in two parts": 3,
  "refund, double click": 2,
  "staff cancel the paid order": 3,
  "refund in Omise's dashboard, a part": 2,
  "refund in Omise's dashboard, in full": 2,
  "sold out when paid": 2,
  "charge of another amount": 2,
  "order first: edited while open, then pays": 2,
  "order first: edit begun, lets it expire": 1,
  "refund while an edit is open": 2,
  "staff cancel while an edit or transfer is open": 2,
  "product deleted while the code is open": 1,
  "refund carried out late": 2,
  "dispute lost": 2,
  "dispute won": 1,
  "paid after its end": 2,
  "a stranger asks for codes": 2,
} as const;

export type Behaviour = keyof typeof WEIGHTS;

export const BEHAVIOURS = Object.keys(WEIGHTS) as Behaviour[];

/** The order exists while its code is open: the account with the option `checkout: "order_first"`. */
export function isOrderFirst(behaviour: Behaviour): boolean {
  return behaviour.startsWith("order first");
}
