import axios from "axios";

import { Shopper } from "../../integration-tests/support/shopper";
import { type Measure } from "../measure";
import { startLocalStripe } from "../support/local-stripe";
import { paidOrder } from "../support/paid-order";
import { INSTANT, offer, withProviders } from "../support/more-providers";
import { sideBySide, timed } from "../support/statistics";

const ROUNDS = 30;

/** From the shopper's payment to the order that shows it; a webhook, no open browser. */
export const paymentToOrder: Measure = {
  name: "payment-to-order",
  about:
    "from a payment to its paid order, one at a time: ours, Medusa's Stripe provider, and Medusa's completeCart alone",
  async measure(bench) {
    const stripe = await startLocalStripe();
    bench.onEnd(() => stripe.close());
    const store = await bench.startStore({
      env: withProviders([stripe.provider, INSTANT]),
    });
    await offer(store, "pp_stripe_stripe");
    await offer(store, INSTANT.providerId);
    const api = axios.create({ baseURL: store.instances[0].url });
    const withSession = async (providerId: string) => {
      const shopper = await Shopper.withCart({ api, publishableKey: store.publishableKey }, "th");
      return { shopper, session: await shopper.choosePayment(providerId) };
    };
    const rounds = bench.sized(ROUNDS, 1);
    bench.step(`Paying ${rounds} times each`);
    const completed = async (providerId: string) => {
      const { shopper } = await withSession(providerId);
      return timed(() => shopper.complete());
    };
    const { ours, byStripe, core, capturing } = await sideBySide(rounds, {
      core: () => completed("pp_system_default"),
      capturing: () => completed(INSTANT.providerId),
      async ours() {
        const { shopper, session } = await withSession("pp_atome-qr_th");
        return timed(async () => {
          store.sandbox.pay(session.data.charge_id);
          await paidOrder(store, shopper.cartId);
        });
      },
      async byStripe() {
        const { shopper, session } = await withSession("pp_stripe_stripe");
        return timed(async () => {
          await stripe.pay(String(session.data.id), store.instances[0].url);
          await paidOrder(store, shopper.cartId);
        });
      },
    });
    return [
      { what: "Medusa's completeCart alone, median", value: core, unit: "ms" },
      {
        what: "Medusa's completeCart with a payment that is captured at once, median",
        value: capturing,
        unit: "ms",
      },
      { what: "this plugin, median", value: ours, unit: "ms" },
      { what: "Medusa's Stripe provider, median", value: byStripe, unit: "ms" },
      {
        what: "this plugin beside completeCart",
        value: ours / core,
        unit: "×",
        goal: { atMost: 1.5 },
      },
      {
        what: "Stripe's provider beside this plugin",
        value: byStripe / ours,
        unit: "×",
        goal: { atLeast: 15 },
      },
    ];
  },
};
