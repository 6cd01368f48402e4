import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { placedOrder } from "../support/given-charges";
import { outputSoFar } from "../support/record-output";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

export default suite(__filename, "the log of a store", (store) => {
  /** What Medusa's logger wrote, as a log shipper reads it in production. */
  function statesOf(chargeId: string, since: number): Record<string, string>[] {
    return outputSoFar()
      .slice(since)
      .filter((line) => line.startsWith('{"level"'))
      .map((line) => (JSON.parse(line) as { message?: unknown }).message)
      .filter((message): message is string => typeof message === "string")
      .filter((message) => message.startsWith("Atome QR: event="))
      .map((message) => new URLSearchParams(message.slice(10).replaceAll(" ", "&")))
      .map((pairs) => Object.fromEntries(pairs))
      .filter(({ charge_id: id, to }) => id === chargeId || to === "creating");
  }

  it("has a purchase's and a refund's moves in their order, once each, and nothing secret", async () => {
    const since = outputSoFar().length;
    const { session, chargeId, orderId } = await placedOrder(store);
    const staff = await store.staff();
    await staff.refund(orderId, 1);
    const { id } = (await store
      .db<ChargeRow>("atome_qr_charge")
      .where({ charge_id: chargeId })
      .first())!;

    const states = await waitFor(() => {
      const found = statesOf(chargeId, since);
      expect(found.at(-1)).toMatchObject({ event: "refund_state", to: "succeeded" });
      return found;
    });

    const charge = { event: "charge_state", session_id: session.id, account: "th", attempt_id: id };
    expect(states).toMatchObject([
      { ...charge, charge_id: "null", from: "null", to: "creating", cause: "checkout" },
      { ...charge, from: "creating", to: "pending", cause: "checkout" },
      { ...charge, from: "pending", to: "paid", cause: "webhook" },
      { ...charge, from: "paid", to: "finalized", cause: "webhook", order_id: orderId },
      { event: "refund_state", session_id: session.id, from: "null", to: "creating" },
      { event: "refund_state", account: "th", from: "creating", to: "succeeded", reason: "staff" },
    ]);
    const text = JSON.stringify(states);
    const { pay_token: token, download_uri: link } = (await store
      .db<ChargeRow>("atome_qr_charge")
      .first())!;
    expect(text).not.toContain("@");
    expect(text).not.toContain(token);
    expect(text).not.toContain(link!.split("/").at(-1));
    expect(text).not.toMatch(/[sp]key_/);
  });
});
