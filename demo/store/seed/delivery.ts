import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
} from "@medusajs/medusa/core-flows";
import { demoRegions } from "./regions";

const FULFILLMENT_PROVIDER = "manual_manual";

export interface Delivery {
  locationId: string;
  shippingProfileId: string;
}

/** One warehouse that sends to all three countries, standard or express, at a flat rate. */
export async function ensureDelivery(
  container: MedusaContainer,
  salesChannelId: string,
  regionIds: Map<string, string>,
): Promise<Delivery> {
  const shippingProfileId = await ensureShippingProfile(container);
  const locationId = await ensureWarehouse(container, salesChannelId);
  const zones = await ensureServiceZones(container, locationId);

  const fulfillment = container.resolve(Modules.FULFILLMENT);
  for (const region of demoRegions) {
    const zoneId = zones.get(region.country);
    const regionId = regionIds.get(region.country);
    if (!zoneId || !regionId) throw new Error(`${region.name} has no service zone or region`);
    const known = await fulfillment.listShippingOptions({ service_zone: { id: zoneId } });
    if (known.length > 0) continue;
    await createShippingOptionsWorkflow(container).run({
      input: [
        {
          code: "standard",
          name: "Standard",
          label: "Standard",
          days: "2 to 4 days",
          price: region.standard,
        },
        {
          code: "express",
          name: "Express",
          label: "Express",
          days: "Tomorrow",
          price: region.express,
        },
      ].map(({ code, name, label, days, price }) => ({
        name,
        price_type: "flat" as const,
        provider_id: FULFILLMENT_PROVIDER,
        service_zone_id: zoneId,
        shipping_profile_id: shippingProfileId,
        type: { code, label, description: days },
        prices: [
          { currency_code: region.currency, amount: price },
          { region_id: regionId, amount: price },
        ],
        rules: [
          { attribute: "enabled_in_store", operator: "eq" as const, value: "true" },
          { attribute: "is_return", operator: "eq" as const, value: "false" },
        ],
      })),
    });
  }
  return { locationId, shippingProfileId };
}

async function ensureShippingProfile(container: MedusaContainer): Promise<string> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const [known] = await fulfillment.listShippingProfiles({ type: "default" });
  if (known) return known.id;
  const { result } = await createShippingProfilesWorkflow(container).run({
    input: { data: [{ name: "Parcels", type: "default" }] },
  });
  return result[0].id;
}

async function ensureWarehouse(
  container: MedusaContainer,
  salesChannelId: string,
): Promise<string> {
  const name = "Bangkok warehouse";
  const [known] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({ name });
  if (known) return known.id;
  const { result } = await createStockLocationsWorkflow(container).run({
    input: {
      locations: [
        { name, address: { address_1: "5 Rama IV Road", city: "Bangkok", country_code: "TH" } },
      ],
    },
  });
  const locationId = result[0].id;
  await linkSalesChannelsToStockLocationWorkflow(container).run({
    input: { id: locationId, add: [salesChannelId] },
  });
  return locationId;
}

/** Zone ids by country. */
async function ensureServiceZones(
  container: MedusaContainer,
  locationId: string,
): Promise<Map<string, string>> {
  const fulfillment = container.resolve(Modules.FULFILLMENT);
  const link = container.resolve(ContainerRegistrationKeys.LINK);
  const name = "Little Monsoon delivery";
  const relations = { relations: ["service_zones", "service_zones.geo_zones"] };

  const [known] = await fulfillment.listFulfillmentSets({ name }, relations);
  const set =
    known ??
    (await fulfillment.createFulfillmentSets({
      name,
      type: "shipping",
      service_zones: demoRegions.map((region) => ({
        name: region.name,
        geo_zones: [{ type: "country" as const, country_code: region.country }],
      })),
    }));
  // Links are upserts, so a seed that was cut off here is completed by the next one.
  const location = { [Modules.STOCK_LOCATION]: { stock_location_id: locationId } };
  await link.create([
    { ...location, [Modules.FULFILLMENT]: { fulfillment_provider_id: FULFILLMENT_PROVIDER } },
    { ...location, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
  ]);
  const zones = new Map<string, string>();
  for (const region of demoRegions) {
    const zone = set.service_zones.find((one) => one.name === region.name);
    if (zone) zones.set(region.country, zone.id);
  }
  return zones;
}
