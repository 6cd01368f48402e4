import { type FormEvent, useEffect, useRef, useState } from "react";
import { AddressFields, readAddress } from "../components/address-fields";
import { Line, variantName } from "../components/line";
import { Notice } from "../components/notice";
import { ShippingChoice } from "../components/shipping-choice";
import { PaymentChoice } from "../components/payment-choice";
import { Summary } from "../components/summary";
import { createSource, type SourceAccount } from "../create-source";
import { messageOf } from "../message-of";
import { money } from "../money";
import { goTo, hrefs } from "../routes";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

export function CheckoutPage() {
  const { sdk, atomeQr, cart, region, country, updateCart, chooseShipping } = useShop();
  const providers = useLoaded(region.id, () =>
    sdk.store.payment.listPaymentProviders({ region_id: region.id }),
  );
  const options = useLoaded(cart && `${cart.id} ${region.id}`, async () => {
    const { shipping_options } = await sdk.store.fulfillment.listCartOptions({
      cart_id: cart?.id ?? "",
    });
    return shipping_options.sort((a, b) => a.amount - b.amount);
  });
  const [busy, setBusy] = useState<"shipping" | "paying">();
  const [error, setError] = useState<string>();
  const [source, setSource] = useState<SourceAccount>();
  const atomeProviders = providers.data?.payment_providers
    .map(({ id }) => id)
    .filter((id) => id.startsWith("pp_atome-qr_"));
  const chosenOption = cart?.shipping_methods?.at(-1)?.shipping_option_id;

  const attempt = async (what: "shipping" | "paying", action: () => Promise<void>) => {
    setError(undefined);
    setBusy(what);
    try {
      await action();
    } catch (error) {
      setError(messageOf(error));
    } finally {
      setBusy(undefined);
    }
  };

  const firstOption = options.data?.[0]?.id;
  const hasPreselected = useRef(false);
  useEffect(() => {
    if (!firstOption || chosenOption || hasPreselected.current) return;
    hasPreselected.current = true;
    void attempt("shipping", async () => void (await chooseShipping(firstOption)));
  }, [firstOption, chosenOption]);

  if (!cart?.items?.length) {
    return (
      <div className="empty">
        <h1>Your bag is empty</h1>
        <a className="button" href={hrefs.shelf}>
          Look around
        </a>
      </div>
    );
  }

  const pay = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email, address } = readAddress(event.currentTarget, country);
    void attempt("paying", async () => {
      const updated = await updateCart({
        email,
        shipping_address: address,
        billing_address: address,
      });
      // Here, where the shopper can act on a refusal, an amount outside the limits, say. Where a country
      // offers a code and Atome's page, the kit takes what fits the device.
      await atomeQr.start(
        updated,
        source
          ? {
              providerId: source.providerId,
              data: { source_id: await createSource(source, updated) },
            }
          : { data: { return_url: new URL(hrefs.pay, location.href).href } },
      );
      goTo(hrefs.pay);
    });
  };

  const loadError = providers.error ?? options.error;
  const isReady = atomeProviders?.length && chosenOption !== undefined && busy === undefined;
  return (
    <>
      <a className="back" href={hrefs.bag}>
        ← Your bag
      </a>
      <h1>Checkout</h1>
      <form className="columns" onSubmit={pay}>
        <div className="sections">
          <AddressFields country={country} />
          <ShippingChoice
            options={options.data}
            currency={cart.currency_code}
            chosen={chosenOption ?? undefined}
            isDisabled={busy !== undefined}
            onChoose={(id) => void attempt("shipping", async () => void (await chooseShipping(id)))}
          />
          {atomeProviders && atomeProviders.length > 0 && (
            <PaymentChoice providerIds={atomeProviders} onSourceChange={setSource} />
          )}
          {atomeProviders?.length === 0 && (
            <p className="muted">There is no payment method for {region.name} yet.</p>
          )}
        </div>
        <aside className="panel">
          <ul className="lines lines-small">
            {cart.items.map((item) => (
              <Line
                key={item.id}
                title={`${item.quantity} × ${item.product_title ?? item.title}`}
                variant={variantName(item.variant_title)}
                thumbnail={item.thumbnail ?? null}
                price={item.unit_price * item.quantity}
                currency={cart.currency_code}
              />
            ))}
          </ul>
          <Summary
            goods={cart.item_total}
            delivery={chosenOption ? cart.shipping_total : undefined}
            total={cart.total}
            currency={cart.currency_code}
          />
          {(error ?? loadError) && <Notice>{error ?? loadError}</Notice>}
          <button className="button" data-testid="pay-with-atome" disabled={!isReady}>
            {busy === "paying"
              ? "One moment…"
              : `Pay ${money(cart.total, cart.currency_code)} with Atome`}
          </button>
        </aside>
      </form>
    </>
  );
}
