import type Medusa from "@medusajs/js-sdk";
import { type HttpTypes } from "@medusajs/types";
import { type AtomeQr, createAtomeQr } from "medusa-payment-atome-qr/storefront";
import {
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { type StorefrontConfig } from "./config";
import { isCountryCode } from "./countries";
import { type CountryCode } from "./demo-address";
import { savedCartId, savedCountry } from "./saved";

export type Cart = HttpTypes.StoreCart;
export type Region = HttpTypes.StoreRegion;

const CART_FIELDS = "*region,*items,*shipping_methods,*payment_collection";

export interface Shop {
  config: StorefrontConfig;
  sdk: Medusa;
  atomeQr: AtomeQr;
  country: CountryCode;
  region: Region;
  /** Undefined while the bag is empty. */
  cart: Cart | undefined;
  setCountry: (country: CountryCode) => Promise<void>;
  addToBag: (variantId: string) => Promise<void>;
  /** Zero takes it out. */
  setQuantity: (itemId: string, quantity: number) => Promise<void>;
  updateCart: (change: HttpTypes.StoreUpdateCart) => Promise<Cart>;
  chooseShipping: (optionId: string) => Promise<Cart>;
  /** The bag became an order. */
  forgetCart: () => void;
}

const ShopContext = createContext<Shop | undefined>(undefined);

export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error("useShop outside of ShopProvider");
  return shop;
}

interface ShopProviderProps {
  config: StorefrontConfig;
  regions: Region[];
  sdk: Medusa;
  children: ReactNode;
}

/** The shopper's country and bag, which every page shares. */
export function ShopProvider({ config, regions, sdk, children }: ShopProviderProps) {
  const [country, setCountryState] = useState<CountryCode>(() => {
    const code = savedCountry.read();
    return isCountryCode(code) ? code : "th";
  });
  const [cart, setCart] = useState<Cart>();
  const region = useMemo(() => regionOf(regions, country), [regions, country]);
  const atomeQr = useMemo(() => createAtomeQr({ sdk }), [sdk]);

  const forgetCart = useCallback(() => {
    savedCartId.clear();
    setCart(undefined);
  }, []);

  const reload = useCallback(
    async (id: string) => {
      const { cart } = await sdk.store.cart.retrieve(id, { fields: CART_FIELDS });
      setCart(cart);
      return cart;
    },
    [sdk],
  );

  useEffect(() => {
    const id = savedCartId.read();
    if (!id) return;
    // A bag that was bought, or that the store no longer knows, is not a bag.
    sdk.store.cart
      .retrieve(id, { fields: CART_FIELDS })
      .then(({ cart }) =>
        (cart as Cart & { completed_at?: string }).completed_at ? forgetCart() : setCart(cart),
      )
      .catch((error: { status?: number }) => error.status === 404 && forgetCart());
  }, [sdk, forgetCart]);

  const shop: Shop = {
    config,
    sdk,
    atomeQr,
    country,
    region,
    cart,
    forgetCart,
    async setCountry(next) {
      if (cart) {
        const { id } = regionOf(regions, next);
        await sdk.store.cart.update(cart.id, {
          region_id: id,
          shipping_address: { country_code: next },
        });
        await reload(cart.id);
      }
      savedCountry.write(next);
      setCountryState(next);
    },
    async addToBag(variantId) {
      const id = cart?.id ?? (await createCart(sdk, region.id, country));
      await sdk.store.cart.createLineItem(id, { variant_id: variantId, quantity: 1 });
      await reload(id);
    },
    async setQuantity(itemId, quantity) {
      if (!cart) return;
      if (quantity > 0) await sdk.store.cart.updateLineItem(cart.id, itemId, { quantity });
      else await sdk.store.cart.deleteLineItem(cart.id, itemId);
      await reload(cart.id);
    },
    async updateCart(change) {
      const id = idOf(cart);
      await sdk.store.cart.update(id, change);
      return reload(id);
    },
    async chooseShipping(optionId) {
      const id = idOf(cart);
      await sdk.store.cart.addShippingMethod(id, { option_id: optionId });
      return reload(id);
    },
  };
  return <ShopContext.Provider value={shop}>{children}</ShopContext.Provider>;
}

function regionOf(regions: Region[], country: CountryCode): Region {
  const region = regions.find(({ countries }) => countries?.some(({ iso_2 }) => iso_2 === country));
  if (!region) throw new Error(`The store has no region for ${country}`);
  return region;
}

function idOf(cart: Cart | undefined): string {
  if (!cart) throw new Error("Your bag is empty.");
  return cart.id;
}

/** The country comes first, since it decides which deliveries there are. */
async function createCart(sdk: Medusa, regionId: string, country: CountryCode): Promise<string> {
  const { cart } = await sdk.store.cart.create({
    region_id: regionId,
    shipping_address: { country_code: country },
  });
  savedCartId.write(cart.id);
  return cart.id;
}
