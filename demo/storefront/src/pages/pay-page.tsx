import { useEffect, useState } from "react";
import { AtomeQrPayment } from "medusa-payment-atome-qr/storefront/react";
import { goTo, hrefs } from "../routes";
import { savedCartId } from "../saved";
import { useShop } from "../shop";

export function PayPage() {
  const { atomeQr, config, country, forgetCart } = useShop();
  // Kept when the bag is forgotten meanwhile: it may just have been paid in another tab.
  const [cartId] = useState(() => savedCartId.read());
  const [goesOn, setGoesOn] = useState(false);
  useEffect(() => {
    if (!cartId) goTo(hrefs.bag, { replace: true });
  }, [cartId]);
  if (!cartId) return null;
  return (
    <AtomeQrPayment
      client={atomeQr}
      cart={{ id: cartId }}
      storeName="Little Monsoon"
      headingLevel={1}
      labels={{ returnToStore: "Change the bag" }}
      returnUrl={hrefs.bag}
      onState={(state) => setGoesOn("action" in state && state.action === "continue")}
      onPaid={({ id }) => {
        forgetCart();
        goTo(hrefs.order(id), { replace: true });
      }}
    >
      {!goesOn && config.sandboxUrl && config.sandboxCountries.includes(country) && (
        <p className="hint">
          No Atome app in this demo:{" "}
          <a href={config.sandboxUrl} target="_blank" rel="noreferrer">
            Open the sandbox to pay
          </a>
        </p>
      )}
    </AtomeQrPayment>
  );
}
