import { Outsider } from "../support/outsider";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { eventBody } from "../support/webhook";

export default suite(__filename, "an id from outside", (store) => {
  const outsider = new Outsider(store);

  it("in a webhook that is rightly signed chooses nothing that is called at Omise", async () => {
    const { charge_id: real } = (await outsider.findPayment()).data;
    const ids: unknown[] = [
      "../account",
      "chrg_test_1/../../account",
      `${real}/expire`,
      `${real}/refunds`,
      `${real}?expand=true`,
      `${real}#`,
      `${real}%2Fexpire`,
      `${real}\0`,
      `${real}\n`,
      ` ${real}`,
      real.toUpperCase(),
      "//127.0.0.1/charges",
      "http://127.0.0.1/",
      "chrg_test_%",
      "chrg_test_'; drop table atome_qr_charge; --",
      `chrg_test_${"a".repeat(10_000)}`,
      "chrg_test_ก",
      "",
      0,
      true,
      null,
      [real],
      { id: real },
    ];

    await outsider.changesNothing(async () => {
      for (const id of ids) {
        const asCharge = eventBody(id as string);
        const asRefund = eventBody("rfnd_test_1", {
          key: "refund.create",
          claims: { object: "refund", charge: id },
        });
        for (const body of [asCharge, asRefund]) {
          const { status, json } = await outsider.ask("/hooks/atome-qr/th", body);
          expect({ id, status, code: json?.code }).toEqual({
            id,
            status: 400,
            code: "invalid_event",
          });
          expect(json?.message).not.toContain("chrg_");
        }
      }
    });
  });

  it("of an event, a key or an attempt, in a signed webhook, is stored only if it can be one", async () => {
    const { charge_id: real } = (await outsider.findPayment()).data;
    const hostile = ["../account", "evnt_test_1/../x", "\0", "' or 1=1", "x".repeat(10_000), "<b>"];

    await outsider.changesNothing(async () => {
      for (const value of hostile) {
        const asEventId = await outsider.ask(
          "/hooks/atome-qr/th",
          eventBody(real, { eventId: value }),
        );
        expect(asEventId).toMatchObject({ status: 400, json: { code: "invalid_event" } });
        const asKey = await outsider.ask("/hooks/atome-qr/th", eventBody(real, { key: value }));
        expect(asKey).toMatchObject({ status: 200 });
        const unknown = eventBody("chrg_test_0000000000000000000", { attemptId: value });
        const asAttempt = await outsider.ask("/hooks/atome-qr/th", unknown);
        expect(asAttempt).toMatchObject({ status: 200 });
      }
      await expectEmptyInbox();
    });
  });

  it("that a shopper sends along with the choice of payment chooses nothing", async () => {
    const shopper = await store.shopper();
    const other = await outsider.findPayment();

    const session = await shopper.choosePayment("pp_atome-qr_th", {
      session_id: other.id,
      charge_id: "../account",
      id: other.data.charge_id,
      download_uri: "http://127.0.0.1:1/",
      amount: 1,
      status: "paid",
      __proto__: { polluted: 1 },
    });

    expect(store.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /charges",
    ]);
    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.metadata).toMatchObject({ medusa_session_id: session.id });
    expect(session.data).toMatchObject({ status: "pending", amount: charge.amount });
    expect(session.data.download_uri).toContain(store.sandbox.url);
  });

  it.each(["src_test_1/../../account", "src_test_?limit=1", "../charges", 7, { id: "src_test_1" }])(
    "of a source is no part of an address: %j",
    async (source_id) => {
      const shopper = await store.shopper();
      const answer = await shopper.refusedPayment("pp_atome-qr_th", { source_id });

      expect(answer).toMatchObject({ status: 400, data: { code: "invalid_source" } });
      expect(store.sandbox.requests).toEqual([]);
    },
  );

  /** An event leaves the inbox after its answer. */
  async function expectEmptyInbox(): Promise<void> {
    await waitFor(async () => {
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    });
  }
});
