import axios from "axios";

import { Shopper } from "../../integration-tests/support/shopper";
import { type Measure } from "../measure";
import { sideBySide, timed } from "../support/statistics";

const ROUNDS = 40;

/** How long a shopper waits for the code, and what of it is not ours. */
export const sessionCreation: Measure = {
  name: "session-creation",
  about:
    "one payment session: ours, Medusa's system provider's, and a bare request for a charge to the sandbox",
  async measure(bench) {
    const store = await bench.startStore();
    // The sandbox's would come before its answer is read; Omise's comes when the shopper sees the code.
    store.sandbox.webhooks.faults = { off: true };
    const api = axios.create({ baseURL: store.instances[0].url });
    const account = store.sandbox.accounts.find(({ id }) => id === "th")!;
    const omise = axios.create({
      baseURL: store.sandbox.url,
      auth: { username: account.secretKey, password: "" },
    });
    const session = (providerId: string) => async () => {
      const shopper = await Shopper.withCart({ api, publishableKey: store.publishableKey }, "th");
      const { payment_collection: collection } = await shopper.post<{
        payment_collection: { id: string };
      }>("/store/payment-collections", { cart_id: shopper.cartId });
      const path = `/store/payment-collections/${collection.id}/payment-sessions`;
      return timed(() => shopper.post(path, { provider_id: providerId }));
    };
    const charge = { amount: 50_000, currency: "THB", source: { type: "atome_qr" } };
    const rounds = bench.sized(ROUNDS, 2);
    bench.step(`Making ${rounds} sessions each`);
    const { system, ours, bare } = await sideBySide(rounds, {
      system: session("pp_system_default"),
      ours: session("pp_atome-qr_th"),
      bare: () => timed(() => omise.post("/charges", charge)),
    });
    return [
      { what: "Medusa's system provider, median", value: system, unit: "ms" },
      { what: "a bare POST /charges, median", value: bare, unit: "ms" },
      { what: "this plugin, median", value: ours, unit: "ms" },
      {
        what: "this plugin above the sum of the other two",
        value: ours - system - bare,
        unit: "ms",
        goal: { atMost: 15 },
      },
    ];
  },
};
