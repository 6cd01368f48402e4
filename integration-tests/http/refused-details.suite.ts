import { type Logger } from "@medusajs/framework/types";

import { REFUSED_DETAIL_MS } from "../../src/domain/timing";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { changesAsked } from "../support/asked-of-omise";
import { type PaymentSession } from "../support/shopper";
import { suite } from "../support/store-suite";

const DETAILS = ["name", "email", "phone_number", "shipping", "items"] as const;

export default suite(__filename, "an order detail that Omise refuses", (store) => {
  let warn: jest.SpyInstance;

  beforeEach(() => {
    warn = jest.spyOn(store.container.resolve<Logger>("logger"), "warn");
  });

  afterEach(() => {
    warn.mockRestore();
    anHourPasses();
  });

  /** For what the process remembers of refusals. */
  function anHourPasses(): void {
    const { accounts } = store.container.resolve<AtomeQrModuleService>("atomeQr");
    const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + REFUSED_DETAIL_MS + 1);
    accounts.all().forEach(({ refusedDetails }) => refusedDetails.list());
    clock.mockRestore();
  }

  /** A new shopper's session, what Omise was asked for it, and which details its charge has. */
  async function pay(country?: "th" | "sg") {
    const shopper = await store.shopper(country);
    store.sandbox.clearRequests();
    const session = await shopper.choosePayment();
    const { source } = store.sandbox.charge(session.data.charge_id);
    const details = DETAILS.filter((name) => source[name] && Object.keys(source[name]).length);
    return { shopper, session, asked: changesAsked(store), details };
  }

  const rowOf = ({ data }: PaymentSession) =>
    store.db("atome_qr_charge").where({ charge_id: data.charge_id }).first("id", "status");

  const logged = () => warn.mock.calls.flat().map(String).join("\n");

  it("costs a second request, not the payment: one charge, of the same attempt, is paid", async () => {
    store.sandbox.refuseDetail("th", "phone_number");

    const { shopper, session, asked, details } = await pay();

    expect(asked).toEqual(["POST /charges", "POST /charges"]);
    expect(session.data).toMatchObject({
      status: "pending",
      download_uri: expect.stringContaining("/downloads/") as string,
    });
    expect(details).toEqual([]);
    const charges = store.sandbox.charges();
    expect(charges).toMatchObject([{ id: session.data.charge_id }]);
    const row = (await rowOf(session)) as { id: string };
    expect(row).toEqual({ id: charges[0].metadata.attempt_id, status: "pending" });
    expect(await store.db("atome_qr_charge").select("id")).toHaveLength(1);

    store.sandbox.pay(session.data.charge_id);
    expect(await shopper.waitForOrder(session.id)).toBeTruthy();
  });

  it("is left out of the next charge, which costs one request and has the other details", async () => {
    store.sandbox.refuseDetail("th", "phone_number");
    await pay();

    const { asked, details } = await pay();

    expect(asked).toEqual(["POST /charges"]);
    expect(details).toEqual(["name", "email", "shipping", "items"]);
  });

  it("is in the log once, by its name, without anything of the shopper", async () => {
    store.sandbox.refuseDetail("th", "phone_number");
    await pay();
    await pay();

    const lines = logged()
      .split("\n")
      .filter((line) => line.includes("Omise refused"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('phone_number in a charge of "th"');
    expect(logged()).not.toMatch(/876543210|654 3210|somchai|prasert|rama iv|cart_/i);
  });

  it.each(["items", "shipping", "name", "email"] as const)(
    "costs no payment when it is %s, and the others are still sent",
    async (field) => {
      store.sandbox.refuseDetail("th", field);
      expect((await pay()).session.data.status).toBe("pending");

      const { asked, details } = await pay();

      expect(asked).toEqual(["POST /charges"]);
      expect(details).toEqual(DETAILS.filter((name) => name !== field));
    },
  );

  it("is still sent to another account", async () => {
    store.sandbox.refuseDetail("th", "phone_number");
    await pay();
    expect((await pay("sg")).details).toEqual(DETAILS);
  });

  it("is sent again an hour later", async () => {
    store.sandbox.refuseDetail("th", "phone_number");
    await pay();
    store.sandbox.refuseDetail("th", null);

    anHourPasses();

    const { asked, details } = await pay();
    expect(asked).toEqual(["POST /charges"]);
    expect(details).toEqual(DETAILS);
  });

  it("makes one charge when the answer to the second request is lost", async () => {
    store.sandbox.faults.add({ match: "POST /charges", kind: "error", status: 400, times: 1 });
    store.sandbox.faults.add({ match: "POST /charges", kind: "lost_answer", times: 1 });

    const { session, asked } = await pay();

    expect(asked).toEqual(["POST /charges", "POST /charges"]);
    expect(store.sandbox.charges()).toMatchObject([{ id: session.data.charge_id }]);
    expect(await rowOf(session)).toMatchObject({ status: "pending" });
  });

  it("is not to blame when Omise refuses the charge without it, too: it fails once", async () => {
    const shopper = await store.shopper();
    store.sandbox.faults.add({
      match: "POST /charges",
      kind: "error",
      status: 400,
      message: "the shop is closed",
      times: 2,
    });
    const answer = await shopper.refusedPayment();

    expect(answer).toMatchObject({ status: 400, data: { code: "charge_rejected" } });
    expect(await store.db("atome_qr_charge").select("status", "failure_message")).toEqual([
      {
        status: "failed",
        failure_message: expect.stringContaining("the shop is closed") as string,
      },
    ]);
    expect(store.sandbox.charges()).toEqual([]);
    expect(logged()).not.toContain("Omise refused");
    expect((await pay()).details).toEqual(DETAILS);
  });
});
