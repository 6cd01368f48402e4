import { countries } from "../countries";
import { type CountryCode, type DemoAddress, demoAddress } from "../demo-address";

/** Who and where to, filled in so that trying the store takes no typing. */
export function AddressFields({ country }: { country: CountryCode }) {
  const { email, address } = demoAddress(country);
  return (
    <fieldset className="section fields">
      <legend>Delivery to {countries.find(({ code }) => code === country)?.name}</legend>
      <Field name="email" label="E-mail" value={email} type="email" autoComplete="email" isWide />
      <Field
        name="first_name"
        label="First name"
        value={address.first_name}
        autoComplete="given-name"
      />
      <Field
        name="last_name"
        label="Last name"
        value={address.last_name}
        autoComplete="family-name"
      />
      <Field
        name="address_1"
        label="Address"
        value={address.address_1}
        autoComplete="street-address"
        isWide
      />
      <Field
        name="postal_code"
        label="Postal code"
        value={address.postal_code}
        autoComplete="postal-code"
      />
      <Field name="city" label="City" value={address.city} autoComplete="address-level2" />
      <Field
        name="phone"
        label="Phone"
        value={address.phone}
        type="tel"
        autoComplete="tel"
        isWide
      />
    </fieldset>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string;
  type?: string;
  autoComplete: string;
  isWide?: boolean;
}

function Field({ name, label, value, type = "text", autoComplete, isWide }: FieldProps) {
  return (
    <label className={isWide ? "field field-wide" : "field"}>
      {label}
      <input name={name} type={type} defaultValue={value} autoComplete={autoComplete} required />
    </label>
  );
}

/** What the form says now. */
export function readAddress(form: HTMLFormElement, country: CountryCode): DemoAddress {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    email: text("email"),
    address: {
      first_name: text("first_name"),
      last_name: text("last_name"),
      address_1: text("address_1"),
      city: text("city"),
      postal_code: text("postal_code"),
      country_code: country,
      phone: text("phone"),
    },
  };
}
