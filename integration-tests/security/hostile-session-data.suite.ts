import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

/**
 * Core deletes a session with the client's own data when another one is asked for before the provider
 * has answered (seen in Medusa 2.21.2).
 */
export default suite(__filename, "the id of another shopper's charge in session data", (store) => {
  it.each([
    ["alone", (data: Record<string, unknown>) => ({ charge_id: data.charge_id })],
    ["with all that is public but the pay link", ({ pay_url: _secret, ...data }) => data],
    [
      "with a pay link made up",
      (data) => ({ ...data, pay_url: `/atome-qr/pay/${"a".repeat(32)}` }),
    ],
  ] as [string, (data: Record<string, unknown>) => Record<string, unknown>][])(
    "%s ends nothing of theirs",
    async (_what, steal) => {
      const victim = await store.shopper();
      const session = await victim.choosePayment();
      const attacker = await store.shopper();
      store.sandbox.faults.add({ match: "POST /charges", kind: "slow", ms: 1_000, times: 1 });

      const first = attacker
        .choosePayment(undefined, steal(session.data))
        .catch((error: unknown) => error);
      await waitFor(async () => {
        const open = await store.db("payment_session").select<{ id: string }[]>("id");
        expect(open).toHaveLength(2);
      });
      // Two codes of one cart are made one after another; another way to pay waits for neither.
      await attacker.choosePayment("pp_system_default");
      await first;

      expect(store.sandbox.charge(session.data.charge_id).status).toBe("pending");
      const row = await store
        .db("atome_qr_charge")
        .where({ session_id: session.id })
        .first<Record<string, unknown>>();
      expect(row).toMatchObject({ status: "pending", withdrawn_at: null });
      store.sandbox.pay(session.data.charge_id);
      expect(await victim.waitForOrder(session.id)).toBeTruthy();
    },
  );
});
