/**
 * What only customer displays say; the rest is in the texts of all shoppers. Apart from those, which
 * the storefront kit carries to every browser.
 */
export const en = {
  idleText: "You can pay with Atome here",
  paidText: "Thank you!",
  failedText: "Nothing was charged. Please ask for a new code, or pay another way.",
  expiredText: "Nothing was charged. Please ask for a new code.",
  loadFailed: "The code could not be loaded. Trying again…",
  pairTitle: "Pair this screen",
  pairText: "The till shows a code. Type it here, and this screen shows that till’s sales.",
  pairLabel: "Code",
  pairButton: "Pair",
  pairBusy: "Pairing…",
  pairWrong: "This code is incorrect. Check it, or get a new one at the till.",
  pairOver: "This code has expired. Get a new one at the till.",
  pairTooMany: "Too many tries. Please wait {minutes} min.",
  unpairedTitle: "This screen is not paired",
  unpairedText: "It was removed at the till, or its address is not complete.",
  unpairedButton: "Pair this screen",
  elsewhereTitle: "Another screen took over",
  elsewhereText: "This page was opened on another screen, which now shows the till’s sales.",
  elsewhereButton: "Show it here",
  needsScript: "This page needs JavaScript. Please turn it on in this browser.",
  language: "Language",
};

export type DisplayStrings = Record<keyof typeof en, string>;
