import { changesAsked } from "../support/asked-of-omise";
import { suite } from "../support/store-suite";

export default suite(__filename, "bad input", (store) => {
  /** Nothing reached Omise, which refuses much by itself, and core keeps no session either. */
  async function expectNothingBegun() {
    expect(store.sandbox.requests).toEqual([]);
    expect(await store.db("atome_qr_charge").select()).toEqual([]);
    expect(await store.db("payment_session").select()).toEqual([]);
  }

  async function startWithTotal(minorUnits: number) {
    const shopper = await store.shopper();
    const { payment_collection } = await shopper.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: shopper.cartId },
    );
    const amount = minorUnits / 100;
    await store.db("payment_collection").update({
      amount,
      raw_amount: JSON.stringify({ value: String(amount), precision: 20 }),
    });
    return shopper.refused(
      "post",
      `/store/payment-collections/${payment_collection.id}/payment-sessions`,
      {
        provider_id: "pp_atome-qr_th",
      },
    );
  }

  it("an amount below the limit is refused before the call, with the limit", async () => {
    const answer = await startWithTotal(1999);

    expect(answer).toMatchObject({ status: 400, data: { code: "amount_below_minimum" } });
    expect((answer.data as { message: string }).message).toContain("THB 20.00");
    await expectNothingBegun();
  });

  it("an amount above the limit is refused before the call, with the limit", async () => {
    const answer = await startWithTotal(5_000_001);

    expect(answer).toMatchObject({ status: 400, data: { code: "amount_above_maximum" } });
    expect((answer.data as { message: string }).message).toContain("THB 50,000.00");
    await expectNothingBegun();
  });

  it("another currency is refused, with the ones that work", async () => {
    const shopper = await store.shopper();
    const { payment_collection } = await shopper.post<{ payment_collection: { id: string } }>(
      "/store/payment-collections",
      { cart_id: shopper.cartId },
    );
    await store.db("payment_collection").update({ currency_code: "usd" });

    const answer = await shopper.refused(
      "post",
      `/store/payment-collections/${payment_collection.id}/payment-sessions`,
      { provider_id: "pp_atome-qr_th" },
    );

    expect(answer).toMatchObject({ status: 400, data: { code: "currency_not_supported" } });
    expect((answer.data as { message: string }).message).toContain("THB, SGD, MYR");
    await expectNothingBegun();
  });

  it.each([
    [400, "invalid_charge", "this account cannot use atome_qr"],
    [401, "authentication_failure", "authentication failed"],
    [403, "not_authorized", "the key is a public key"],
  ])(
    "what Omise refuses (%d) is refused, and why is for staff alone",
    async (status, code, why) => {
      const shopper = await store.shopper();
      store.sandbox.faults.add({
        match: "POST /charges",
        kind: "error",
        status,
        code,
        message: why,
        times: 1,
      });
      const answer = await shopper.refusedPayment();

      expect(answer).toMatchObject({ status: 400, data: { code: "charge_rejected" } });
      const { message } = answer.data as { message: string };
      expect(message).toBe(
        "This cannot be paid with Atome QR at the moment. Please choose another way to pay.",
      );
      const row = await store.db("atome_qr_charge").first<Record<string, string>>();
      expect(row).toMatchObject({ status: "failed", failure_code: code });
      expect(row.failure_message).toMatch(/atome_qr|key/);
      expect(changesAsked(store)).toEqual(["POST /charges"]); // a refusal is not tried again
      expect(await store.db("payment_session").select()).toEqual([]);
    },
  );

  it("an unknown payment session is a clear 404", async () => {
    const shopper = await store.shopper();
    for (const id of ["payses_unknown", "'; drop table atome_qr_charge; --", "%00"]) {
      const path = `/store/atome-qr/payment-sessions/${encodeURIComponent(id)}`;
      for (const wanted of [path, `${path}/qr`]) {
        const answer = await shopper.refused("get", wanted);
        expect(answer).toMatchObject({ status: 404, data: { code: "session_not_found" } });
      }
    }
    expect(store.sandbox.requests).toEqual([]);
  });

  it("a wait that is no whole number of seconds up to 25 is a clear 400", async () => {
    const shopper = await store.shopper();
    for (const wait of ["26", "-1", "1.5", "x", "1&wait=2"]) {
      const answer = await shopper.refused(
        "get",
        `/store/atome-qr/payment-sessions/payses_unknown?wait=${wait}`,
      );
      expect(answer).toMatchObject({ status: 400, data: { code: "invalid_wait" } });
    }
  });

  it("the shopper's routes want the store's publishable key", async () => {
    const shopper = await store.shopper();
    const { id } = await shopper.choosePayment();
    const path = `/store/atome-qr/payment-sessions/${id}`;
    for (const wanted of [path, `${path}/qr`]) {
      const { status, data } = await store.api.get<unknown>(wanted, { validateStatus: () => true });
      expect(status).toBe(400);
      expect(data).toEqual({
        type: "not_allowed",
        message: expect.stringContaining("Publishable API key required") as string,
      });
      await shopper.get(wanted); // with the key, it is answered
    }
  });
});
