/**
 * Every text a shopper reads, in the storefront kit and on the hosted pay page. `{name}` is filled
 * in. The other languages have the same keys.
 */
export const en = {
  title: "Scan to pay with Atome",
  payTitle: "Pay with Atome",
  amountToPay: "To pay",
  store: "Store",
  stepOpen: "Open the Atome app and tap Scan.",
  stepScan: "Scan this code.",
  stepConfirm: "Check the amount and confirm. This page updates automatically.",
  samePhone: "Paying on this phone?",
  samePhoneHelp:
    "Save the code. Then open the Atome app, tap Scan and choose it from your photos or downloads.",
  samePhoneShare:
    "Tap the button and choose “Save Image”. Then open the Atome app, tap Scan and choose it from your photos.",
  samePhoneHold:
    "Touch and hold the code and choose “Save to Photos”. Then open the Atome app, tap Scan and choose it from your photos.",
  saveImage: "Save the code",
  shareImage: "Share the code",
  saveOrShare: "Save or share the code",
  qrAlt: "QR code to pay {amount} with Atome",
  qrFailed: "The code could not be loaded.",
  openAtOmise: "Open the code at Omise",
  continueToAtome: "Continue to Atome",
  continueHelp: "You will confirm the payment at Atome and come back to the store.",
  scanInstead: "Pay by scanning a code instead",
  continueInstead: "Continue to Atome on this device instead",
  validFor: "Valid for {time}",
  validUntil: "Valid until {time}",
  minutesLeft: "{count} min left",
  secondsLeft: "{count} s left",
  starting: "Preparing your payment…",
  waiting: "Waiting for your payment",
  offline: "No connection. Trying again…",
  paidTitle: "Payment received",
  paidPlacing: "Your order is being placed…",
  paidDone: "Thank you. Your order is confirmed.",
  expiredTitle: "This code has expired",
  expiredText: "Nothing was charged. Get a new code to pay.",
  paymentExpiredTitle: "This payment has expired",
  paymentExpiredText: "Nothing was charged. Try again to pay.",
  failedTitle: "The payment did not go through",
  failedText: "Nothing was charged. Try again with a new code, or choose another way to pay.",
  retryText: "Nothing was charged. Try again, or choose another way to pay.",
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
  linkOverTitle: "This link is no longer valid",
  linkOverText:
    "If you have already paid, your order stands. If not, ask the store for a new link.",
  errorTitle: "Something went wrong",
  errorText: "The payment could not be shown. Please try again.",
  refusedText: "This cannot be paid with Atome. Please choose another way to pay.",
  phoneRequired:
    "Atome needs your phone number. Go back and add it to your address, with its country code.",
  addressRequired:
    "Atome needs your full address. Go back and fill in the street, city, postal code and country.",
  tooManyTitle: "Please wait a moment",
  tooManyText:
    "Many codes were made in a short time. Wait a few minutes, or choose another way to pay.",
  tooManyPaymentsText:
    "Many payments were started in a short time. Wait a few minutes, or choose another way to pay.",
  newCode: "Get a new code",
  newCodePending: "Getting a new code…",
  retry: "Try again",
  returnToStore: "Return to the store",
  print: "Print",
  counterView: "Show on the counter",
  counterHint: "Scan with the Atome app",
  refreshHint: "This page refreshes by itself.",
  language: "Language",
};

export type Strings = Record<keyof typeof en, string>;
