import { type Query } from "../medusa/graph";
import { idsOf, present, type Some } from "./present";

const MOST_OPTIONS = 500;

/** A shipping option that shoppers can choose. */
export interface OptionFacts {
  name: string;
  /** To which it ships; lower case. */
  countries: string[];
  /** In which it has a price; lower case, null where prices are calculated. */
  currencies: string[] | null;
  profileId: string | null;
  /** Sales channels of its location: in others it is not offered. */
  channelIds: string[];
}

interface OptionRow {
  name: string;
  price_type: "flat" | "calculated";
  shipping_profile_id: string | null;
  service_zone: {
    geo_zones: { country_code: string }[];
    fulfillment_set?: { location?: { sales_channels?: Some<{ id: string }> } | null } | null;
  } | null;
  rules: { attribute: string; value: unknown }[];
  prices?: Some<{ currency_code: string }>;
}

/** Returns, and what is not enabled in the store, aside. */
export async function readShippingOptions(query: Query): Promise<OptionFacts[]> {
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: [
      "name",
      "price_type",
      "shipping_profile_id",
      "service_zone.geo_zones.country_code",
      "service_zone.fulfillment_set.location.sales_channels.id",
      "rules.attribute",
      "rules.value",
      "prices.currency_code",
    ],
    pagination: { skip: 0, take: MOST_OPTIONS },
  });
  const says = ({ rules }: OptionRow, attribute: string, value: string) =>
    rules.some((rule) => rule.attribute === attribute && String(rule.value) === value);
  return (data as OptionRow[])
    .filter(
      (option) => !says(option, "is_return", "true") && !says(option, "enabled_in_store", "false"),
    )
    .map(({ service_zone: zone, ...option }) => ({
      name: option.name,
      countries: (zone?.geo_zones ?? []).map(({ country_code: country }) => country),
      currencies:
        option.price_type === "calculated"
          ? null
          : present(option.prices).map(({ currency_code: currency }) => currency),
      profileId: option.shipping_profile_id,
      channelIds: idsOf(zone?.fulfillment_set?.location?.sales_channels),
    }));
}
