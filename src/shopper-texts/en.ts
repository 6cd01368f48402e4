/**
 * Every text a shopper reads, in the storefront kit and on the hosted pay page. `{name}` is filled
 * in. The other languages have the same keys.
 */
export const en = {
  title: "Scan to pay with Atome",
  amountToPay: "To pay",
  store: "Store",
  stepOpen: "Open the Atome app and tap Scan.",
  stepScan: "Scan this code.",
  stepConfirm: "Check the amount and confirm. This page continues by itself.",
  samePhone: "Paying on this phone?",
  samePhoneHelp: "Save the code, then choose it from your photos in the Atome app.",
  saveImage: "Save the code",
  shareImage: "Share the code",
  qrAlt: "QR code to pay {amount} with Atome",
  qrFailed: "The code could not be loaded.",
  openAtOmise: "Open the code at Omise",
  validFor: "Valid for {time}",
  minutesLeft: "{count} min left",
  secondsLeft: "{count} s left",
  starting: "Getting your code…",
  waiting: "Waiting for your payment",
  offline: "No connection. Trying again…",
  paidTitle: "Payment received",
  paidPlacing: "Your order is being placed…",
  paidDone: "Thank you. Your order is confirmed.",
  expiredTitle: "This code has expired",
  expiredText: "Nothing was charged. Get a new code to pay.",
  failedTitle: "The payment did not go through",
  failedText: "Nothing was charged. Try again with a new code, or choose another way to pay.",
  returnedTitle: "Your payment was refunded",
  heldTitle: "Your order needs attention",
  reason_payment_rejected: "Atome declined the payment.",
  reason_failed_processing: "Atome could not process the payment.",
  reason_payment_returned: "The order could not be placed, so your payment was refunded.",
  reason_payment_held:
    "Your payment arrived, but the order could not be placed. The store has been told and will contact you.",
  goneTitle: "This payment is no longer open",
  goneText:
    "The cart was changed, or another way to pay was chosen. Return to the store to continue.",
  errorTitle: "Something went wrong",
  errorText: "The payment could not be shown. Please try again.",
  tooManyTitle: "Please wait a moment",
  tooManyText:
    "Many codes were made in a short time. Wait a few minutes, or choose another way to pay.",
  newCode: "Get a new code",
  newCodePending: "Getting a new code…",
  retry: "Try again",
  returnToStore: "Return to the store",
  print: "Print",
  counterView: "Show on the counter",
  counterHint: "Scan with the Atome app",
  refreshHint: "This page refreshes by itself.",
};

export type Strings = Record<keyof typeof en, string>;
