import { type Logger } from "@medusajs/framework/types";
import request from "supertest";

import { signWebhook } from "../../sandbox";
import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { checkEvent } from "../../src/webhooks/check-event";
import { changesAsked } from "../support/asked-of-omise";
import { openCharge } from "../support/given-charges";
import { minuteLater, runJob } from "../support/job";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { deliver, eventBody, secretOf } from "../support/webhook";

export default suite(__filename, "a webhook", (store) => {
  /** Nothing was captured, nothing stored, nothing asked of Omise. */
  async function expectUntouched(): Promise<void> {
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
    expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    expect(store.sandbox.requests).toEqual([]);
  }

  /** Omise gets its answer first, then the event is handled. */
  async function expectEmptyInbox(): Promise<void> {
    await waitFor(async () => {
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    });
  }

  async function openCode() {
    const open = await openCharge(store);
    store.sandbox.clearRequests();
    return open;
  }

  it("is only a hint: a signed lie about an unpaid charge captures nothing", async () => {
    const { session, shopper, chargeId } = await openCode();

    const answer = await deliver(store, "th", eventBody(chargeId, { claims: { paid: true } }));

    expect(answer.status).toBe(200);
    await expectEmptyInbox();
    expect(store.sandbox.requests).toMatchObject([{ method: "GET", path: `/charges/${chargeId}` }]);
    expect((await shopper.payment(session.id)).status).toBe("pending");
    const staff = await store.staff();
    expect(await staff.orders()).toEqual([]);
  });

  it("that the doctor sends to see it refused, says so in the log", async () => {
    const info = jest.spyOn(store.container.resolve<Logger>("logger"), "info");

    const answer = await deliver(store, "th", checkEvent(false), {});

    expect(answer).toMatchObject({ status: 401, body: { code: "invalid_signature" } });
    expect(info).toHaveBeenCalledWith(
      expect.stringMatching(/^Sent by the doctor, not by Omise\. The webhook is not signed/),
    );
    info.mockRestore();
  });

  it.each([
    ["with a signature by another secret", () => signWebhook("{}", "c29tZWJvZHkgZWxzZQ==")],
    ["without a signature", () => ({})],
    [
      "with a header of rubbish",
      () => ({ "omise-signature": "zz", "omise-signature-timestamp": "x" }),
    ],
  ])("%s is refused with 401", async (_name, headers) => {
    const { chargeId } = await openCode();

    const answer = await deliver(store, "th", eventBody(chargeId), { ...headers() });

    expect(answer).toMatchObject({ status: 401, body: { code: "invalid_signature" } });
    await expectUntouched();
  });

  it("that is six minutes old is refused with 401, although its signature is right", async () => {
    const { chargeId } = await openCode();
    const body = eventBody(chargeId);
    const sixMinutesAgo = Math.floor(Date.now() / 1000) - 6 * 60;

    const answer = await deliver(store, "th", body, {
      ...signWebhook(body, secretOf(store, "th"), sixMinutesAgo),
    });

    expect(answer).toMatchObject({ status: 401, body: { code: "invalid_signature" } });
    await expectUntouched();
  });

  it("whose body was changed on the way is refused with 401", async () => {
    const { chargeId } = await openCode();
    const body = eventBody(chargeId);
    const headers = { ...signWebhook(body, secretOf(store, "th")) };

    const answer = await deliver(
      store,
      "th",
      body.replace("charge.complete", "charge.expire"),
      headers,
    );

    expect(answer).toMatchObject({ status: 401, body: { code: "invalid_signature" } });
    await expectUntouched();
  });

  it("that is signed but no event is refused with 400", async () => {
    for (const body of ['{"object":"charge"}', "[]", "{}", '"text"', "not json"]) {
      const answer = await deliver(store, "th", body);
      expect(answer).toMatchObject({ status: 400, body: { code: "invalid_event" } });
    }
    await expectUntouched();
  });

  it("of the other mode is refused with 400, naming the mode", async () => {
    const { chargeId } = await openCode();

    const answer = await deliver(store, "th", eventBody(chargeId, { livemode: true }));

    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_event" } });
    expect((answer.body as { message: string }).message).toContain("live event");
    await expectUntouched();
  });

  it("about another account's charge is refused with 400", async () => {
    const { chargeId } = await openCode();

    const answer = await deliver(store, "sg", eventBody(chargeId));

    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_event" } });
    await expectUntouched();
  });

  it("for an account that is not configured is refused with 404", async () => {
    const body = eventBody("chrg_test_0000000000000000000");
    const answer = await deliver(store, "vn", body, {});
    expect(answer).toMatchObject({ status: 404, body: { code: "account_not_found" } });
    await expectUntouched();
  });

  it("that is refused is told to the log, with the reason and by the account", async () => {
    const { refusalLog } = store.container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
    const told = jest.spyOn(refusalLog, "add");
    const body = eventBody("chrg_test_0000000000000000000");
    const sixMinutesAgo = Math.floor(Date.now() / 1000) - 360;
    await deliver(store, "th", body, {});
    await deliver(store, "th", body, { ...signWebhook(body, secretOf(store, "sg")) });
    await deliver(store, "th", body, {
      ...signWebhook(body, secretOf(store, "th"), sixMinutesAgo),
    });
    await deliver(store, "sg", "x".repeat(300_000));
    await deliver(store, "vn", body, {});
    const reasons = told.mock.calls.map(([reason]) => reason);
    told.mockRestore();

    expect(reasons).toEqual([
      "th, missing_signature",
      "th, bad_signature",
      "th, stale_signature",
      "sg, too_large",
      "unknown account",
    ]);
  });

  it.each(["get", "head"] as const)(
    "by %s is told that there is nothing to see",
    async (method) => {
      const answer = await request(store.url)[method]("/hooks/atome-qr/th");
      expect([answer.status, answer.headers.allow]).toEqual([405, "POST, OPTIONS"]);
      if (method === "get") {
        expect(answer.body).toMatchObject({ code: "webhooks_are_posted" });
      }
    },
  );

  it("by a preflight is told what is allowed, and that no page may post", async () => {
    const answer = await request(store.url)
      .options("/hooks/atome-qr/th")
      .set({ origin: "https://evil.example", "access-control-request-method": "POST" });
    expect([answer.status, answer.headers.allow]).toEqual([204, "POST, OPTIONS"]);
    expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("of more than 256 kB is refused with 413", async () => {
    const { chargeId } = await openCode();
    // But for its size it would be handled.
    const body = eventBody(chargeId, { claims: { filler: "x".repeat(300_000) } });
    const answer = await deliver(store, "th", body);
    expect(answer).toMatchObject({ status: 413, body: { code: "webhook_too_large" } });
    await expectUntouched();
  });

  it.each(["charge.create", "customer.update", "transfer.pay"])(
    "with the key %s is accepted and needs nothing done",
    async (key) => {
      const { chargeId } = await openCode();
      const answer = await deliver(store, "th", eventBody(chargeId, { key }));
      expect(answer.status).toBe(200);
      await expectUntouched();
    },
  );

  it("about a charge that is not ours is accepted and leaves nothing behind", async () => {
    const answer = await deliver(store, "th", eventBody("chrg_test_0000000000000000000"));

    expect(answer.status).toBe(200);
    await expectEmptyInbox();
    expect(await store.db("atome_qr_charge").select()).toEqual([]);
    expect(changesAsked(store)).toEqual([]);
  });

  it("that comes ten times at once makes one order, and leaves the inbox empty", async () => {
    const { shopper, session, chargeId } = await openCode();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(chargeId);

    const body = eventBody(chargeId, { eventId: "evnt_test_thesameeventagain00" });
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(store, "th", body)));

    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    const orderId = await shopper.waitForOrder(session.id);
    const staff = await store.staff();
    expect(await staff.orders()).toHaveLength(1);
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments).toHaveLength(1);
    expect(payments[0].captures).toHaveLength(1);
    await expectEmptyInbox();
  });

  it("signed with either of two secrets is accepted while Omise rotates them", async () => {
    const { shopper, session, chargeId } = await openCode();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(chargeId);
    const body = eventBody(chargeId);

    const answer = await deliver(store, "th", body, {
      ...signWebhook(body, ["YW5vdGhlciBzZWNyZXQ=", secretOf(store, "th")]),
    });

    expect(answer.status).toBe(200);
    expect(await shopper.waitForOrder(session.id)).toBeTruthy();
  });

  it("that could not be handled stays in the inbox, and the job handles it later", async () => {
    const { shopper, session, chargeId } = await openCode();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(chargeId);
    store.sandbox.faults.add({
      match: "GET /charges/:id",
      kind: "error",
      status: 503,
      html: true,
    });

    const answer = await deliver(store, "th", eventBody(chargeId));

    expect(answer.status).toBe(200);
    await waitFor(async () => {
      expect(await store.db("atome_qr_webhook_event").select()).toMatchObject([
        { last_error: expect.any(String) as string, charge_id: chargeId },
      ]);
    });

    store.sandbox.faults.clear();
    store.sandbox.webhooks.faults = { off: true };
    await minuteLater(store);
    await runJob(store);
    expect((await shopper.payment(session.id)).order_id).toBeTruthy();
    expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
  });
});
