import { useState } from "react";
import { Line, variantName } from "../components/line";
import { Notice } from "../components/notice";
import { OpenCodeHint } from "../components/open-code-hint";
import { Summary } from "../components/summary";
import { messageOf } from "../message-of";
import { goTo, hrefs } from "../routes";
import { useShop } from "../shop";
import { useLoaded } from "../use-loaded";

export function BagPage() {
  const { sdk, cart, setQuantity } = useShop();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<string>();
  const items = [...(cart?.items ?? [])].sort((a, b) =>
    String(a.created_at).localeCompare(String(b.created_at)),
  );
  const { data: asked } = useLoaded(cart && `${cart.id} ${cart.total}`, () =>
    sdk.store.cart.retrieve(cart?.id ?? "", { fields: "*payment_collection" }),
  );
  const open = asked?.cart.payment_collection?.payment_sessions?.find(
    ({ provider_id, status }) => provider_id.startsWith("pp_atome-qr_") && status === "pending",
  );

  if (!cart || items.length === 0) {
    return (
      <div className="empty">
        <h1>Your bag is empty</h1>
        <a className="button" href={hrefs.shelf}>
          Look around
        </a>
      </div>
    );
  }

  const change = async (itemId: string, quantity: number) => {
    setError(undefined);
    setIsBusy(true);
    try {
      await setQuantity(itemId, quantity);
    } catch (error) {
      setError(messageOf(error));
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <>
      <h1>Your bag</h1>
      {error && <Notice>{error}</Notice>}
      {open && <OpenCodeHint sessionId={open.id} />}
      <div className="columns">
        <ul className="lines">
          {items.map((item) => (
            <Line
              key={item.id}
              title={item.product_title ?? item.title}
              variant={variantName(item.variant_title)}
              thumbnail={item.thumbnail ?? null}
              price={item.unit_price * item.quantity}
              currency={cart.currency_code}
            >
              <span className="stepper" role="group" aria-label={`Quantity of ${item.title}`}>
                <button
                  aria-label="One less"
                  disabled={isBusy}
                  onClick={() => void change(item.id, item.quantity - 1)}
                >
                  −
                </button>
                <output>{item.quantity}</output>
                <button
                  aria-label="One more"
                  disabled={isBusy}
                  onClick={() => void change(item.id, item.quantity + 1)}
                >
                  +
                </button>
              </span>
            </Line>
          ))}
        </ul>
        <aside className="panel">
          <Summary
            goods={cart.item_total}
            delivery={cart.shipping_methods?.length ? cart.shipping_total : undefined}
            total={cart.total}
            currency={cart.currency_code}
          />
          <button
            className="button"
            data-testid="go-to-checkout"
            disabled={isBusy}
            onClick={() => goTo(hrefs.checkout)}
          >
            Go to checkout
          </button>
        </aside>
      </div>
    </>
  );
}
