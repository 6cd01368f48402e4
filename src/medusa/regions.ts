import { type Query } from "./graph";

/** A region, where it is, and the payment providers that it offers. */
export interface Region {
  id: string;
  name: string;
  /** As Medusa writes it: lower case. */
  currencyCode: string;
  /** ISO 3166-1, lower case. */
  countries: string[];
  providerIds: string[];
}

interface RegionRow {
  id: string;
  name: string;
  currency_code: string;
  countries?: ({ iso_2: string } | null)[] | null;
  payment_providers?: ({ id: string } | null)[] | null;
}

/** All regions, the oldest first. */
export async function listRegions(query: Query): Promise<Region[]> {
  const { data } = await query.graph({
    entity: "region",
    fields: ["id", "name", "currency_code", "countries.iso_2", "payment_providers.id"],
    pagination: { skip: 0, take: 1000, order: { created_at: "ASC" } },
  });
  return (data as RegionRow[]).map(({ id, name, currency_code, countries, payment_providers }) => ({
    id,
    name,
    currencyCode: currency_code,
    countries: (countries ?? []).flatMap((one) => one?.iso_2 ?? []),
    providerIds: (payment_providers ?? []).flatMap((one) => one?.id ?? []),
  }));
}
