import { join } from "node:path";

import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { placedOrder } from "../support/given-charges";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

/** As built: the very workflow that the store has loaded. */
const WORKFLOWS = join(__dirname, "../../.medusa/server/src/workflows/index.js");

type Hook = (handler: (input: unknown) => unknown) => void;

export default suite(__filename, "a store's own code", (store) => {
  const called: [hook: string, input: unknown][] = [];

  /** The last test's charge may still be on its way to its hook. */
  const callsAbout = (chargeId: string) =>
    called.filter(([, input]) => (input as { charge_id: string }).charge_id === chargeId);

  beforeAll(async () => {
    const { reconcileChargeWorkflow } = (await import(WORKFLOWS)) as {
      reconcileChargeWorkflow: { hooks: Record<"chargePaid" | "chargeEnded", Hook> };
    };
    const { chargePaid, chargeEnded } = reconcileChargeWorkflow.hooks;
    chargePaid((input) => void called.push(["chargePaid", input]));
    chargeEnded((input) => void called.push(["chargeEnded", input]));
  });

  beforeEach(() => void called.splice(0));

  it("finds an order's charges, and a charge's order", async () => {
    const { chargeId, orderId } = await placedOrder(store);
    const query = store.container.resolve(ContainerRegistrationKeys.QUERY);

    const { data: orders } = await query.graph({
      entity: "order",
      fields: ["id", "atome_qr_charges.charge_id", "atome_qr_charges.status"],
      filters: { id: orderId },
    });
    const { data: charges } = await query.graph({
      entity: "atome_qr_charge",
      fields: ["charge_id", "order.id", "order.status"],
      filters: { charge_id: chargeId },
    });

    expect(orders).toMatchObject([
      { id: orderId, atome_qr_charges: [{ charge_id: chargeId, status: "paid" }] },
    ]);
    expect(charges).toMatchObject([
      { charge_id: chargeId, order: { id: orderId, status: "pending" } },
    ]);
  });

  it("is called by the hook of a paid charge, once", async () => {
    const { chargeId, orderId } = await placedOrder(store);

    await waitFor(() => expect(callsAbout(chargeId)).toHaveLength(1));
    await store.sandbox.webhooks.settled();
    expect(callsAbout(chargeId)).toMatchObject([
      ["chargePaid", { charge_id: chargeId, status: "paid", order_id: orderId }],
    ]);
  });

  it("is called by the hook of a charge that ended", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.expire(session.data.charge_id);

    await waitFor(() =>
      expect(callsAbout(session.data.charge_id)).toMatchObject([
        ["chargeEnded", { charge_id: session.data.charge_id, status: "expired" }],
      ]),
    );
  });
});
