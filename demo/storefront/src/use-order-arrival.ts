import { useEffect } from "react";
import { type AtomePayment } from "./atome-payments";
import { goTo, hrefs } from "./routes";
import { savedPayment } from "./saved";
import { useShop } from "./shop";

/** Once the payment has become an order, the bag is done with: shows the order. */
export function useOrderArrival(payment: AtomePayment | undefined): void {
  const { forgetCart } = useShop();
  const orderId = payment?.order_id;
  useEffect(() => {
    if (!orderId) return;
    savedPayment.clear();
    forgetCart();
    goTo(hrefs.order(orderId), { replace: true });
  }, [orderId, forgetCart]);
}
