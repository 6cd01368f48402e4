/**
 * What an order lacks that Atome requires, as an error's code and in words for the shopper: a form in
 * the storefront can ask for it. The kit knows an error by its words too, since Medusa's JS SDK hands
 * out no code.
 */
export const MISSING_DETAILS = {
  phone_number: [
    "phone_required",
    "Atome needs a phone number. Please add it to the address, with its country code, and try again.",
  ],
  shipping: [
    "address_required",
    "Atome needs an address with street, city, postal code and country. Please complete it and try again.",
  ],
  items: [
    "items_required",
    "There is nothing in the bag that has a price, so Atome cannot be used.",
  ],
} as const;
