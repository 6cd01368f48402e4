import { type Country } from "../plan";

export const ADDRESSES: Record<Country, object> = {
  th: { country_code: "th", city: "Bangkok", postal_code: "10110", phone: "087 654 3210" },
  sg: { country_code: "sg", city: "Singapore", postal_code: "018956", phone: "8123 4567" },
  my: { country_code: "my", city: "Kuala Lumpur", postal_code: "50088", phone: "012-345 6789" },
};
