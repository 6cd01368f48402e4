import { type Flow } from "../domain/atome";
import { isAtomeQrProvider } from "../domain/provider-id";
import { readDevice } from "./device";
import { AtomeQrError } from "./errors";
import { type AtomeQrProvider, pickOther, pickProvider } from "./pick-provider";
import { bodyOf, type Send } from "./send";

type RegionId = string | null | undefined;

/** What the store offers: the plugin's providers in a region, and how a shopper pays with each. */
export interface Offers {
  /** Asked once for each provider: it is the store's configuration. */
  flowOf: (providerId: string) => Promise<Flow>;
  /**
   * @param preferred taken where it is offered
   * @throws AtomeQrError `no_provider` · `several_providers`
   */
  pick: (regionId: RegionId, preferred: string | undefined) => Promise<string>;
  /** The provider with which a shopper could pay the other way, if the region has one. */
  other: (regionId: RegionId, providerId: string) => Promise<AtomeQrProvider | undefined>;
}

export function createOffers(send: Send): Offers {
  const flows = new Map<string, Flow>();

  const flowOf = async (providerId: string): Promise<Flow> => {
    const known = flows.get(providerId);
    if (known) {
      return known;
    }
    const answer = await send("/store/atome-qr/config", { query: { provider_id: providerId } });
    const { flow } = (await bodyOf<{ config: { flow: Flow } }>(answer)).config;
    flows.set(providerId, flow);
    return flow;
  };

  const listIds = async (regionId: RegionId): Promise<string[]> => {
    const answer = await send("/store/payment-providers", { query: { region_id: regionId ?? "" } });
    const { payment_providers: all } = await bodyOf<{ payment_providers: { id: string }[] }>(
      answer,
    );
    return all.map(({ id }) => id).filter(isAtomeQrProvider);
  };

  const describe = (ids: string[]): Promise<AtomeQrProvider[]> =>
    Promise.all(ids.map(async (providerId) => ({ providerId, flow: await flowOf(providerId) })));

  return {
    flowOf,
    async pick(regionId, preferred) {
      const ids = await listIds(regionId);
      if (preferred && ids.includes(preferred)) {
        return preferred;
      }
      if (ids.length === 0) {
        throw new AtomeQrError("no_provider", "The cart's region offers no Atome QR.");
      }
      const device = readDevice();
      const picked =
        ids.length === 1 ? ids[0] : device && pickProvider(await describe(ids), device)?.providerId;
      if (!picked) {
        throw new AtomeQrError("several_providers", `Name one providerId: ${ids.join(", ")}`);
      }
      return picked;
    },
    async other(regionId, providerId) {
      const ids = await listIds(regionId);
      return ids.length > 1 ? pickOther(await describe(ids), providerId) : undefined;
    },
  };
}
