export type CountryCode = "th" | "sg" | "my";

export interface DemoAddress {
  email: string;
  address: {
    first_name: string;
    last_name: string;
    address_1: string;
    city: string;
    postal_code: string;
    country_code: CountryCode;
    phone: string;
  };
}

const addresses: Record<CountryCode, DemoAddress> = {
  th: {
    email: "mali@example.com",
    address: {
      first_name: "Mali",
      last_name: "Srisuk",
      address_1: "88 Charoen Krung Road",
      city: "Bangkok",
      postal_code: "10500",
      country_code: "th",
      phone: "+66812345678",
    },
  },
  sg: {
    email: "wei.lin@example.com",
    address: {
      first_name: "Wei Lin",
      last_name: "Tan",
      address_1: "21 Joo Chiat Road",
      city: "Singapore",
      postal_code: "427358",
      country_code: "sg",
      phone: "+6581234567",
    },
  },
  my: {
    email: "aisyah@example.com",
    address: {
      first_name: "Aisyah",
      last_name: "Rahman",
      address_1: "14 Lebuh Armenian",
      city: "George Town",
      postal_code: "10200",
      country_code: "my",
      phone: "+60123456789",
    },
  },
};

/** What the checkout's form is filled with, so that trying it takes no typing. */
export function demoAddress(country: CountryCode): DemoAddress {
  return addresses[country];
}
