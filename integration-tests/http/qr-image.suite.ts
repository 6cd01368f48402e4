import jsQR from "jsqr";
import { PNG } from "pngjs";

import { suite } from "../support/store-suite";

export default suite(__filename, "the QR image", (store) => {
  async function fetchQr(sessionId: string) {
    return store.api.get<Buffer>(`/store/atome-qr/payment-sessions/${sessionId}/qr`, {
      headers: { "x-publishable-api-key": store.publishableKey },
      responseType: "arraybuffer",
      validateStatus: () => true,
    });
  }

  it("comes from the store's own origin, can be scanned, and is fetched from Omise once", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();

    const [answer] = await Promise.all([fetchQr(session.id), fetchQr(session.id)]);

    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("image/png");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    const png = PNG.sync.read(Buffer.from(answer.data));
    const code = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
    expect(code?.data).toBe(store.sandbox.charge(session.data.charge_id).pay_url);
    const downloads = store.sandbox.requests.filter(({ path }) => path.includes("/downloads/"));
    expect(downloads).toHaveLength(1);
  });

  it("is not shown any more once it cannot be paid", async () => {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.pay(session.data.charge_id);
    await shopper.waitForOrder(session.id);

    const answer = await fetchQr(session.id);

    expect(answer.status).toBe(404);
    expect(JSON.parse(Buffer.from(answer.data).toString())).toMatchObject({
      type: "not_found",
      code: "qr_not_available",
    });
  });

  it("is asked for again when Omise's first answer has none yet", async () => {
    store.sandbox.faults.add({ match: "POST /charges", kind: "null_qr", times: 1 });
    const shopper = await store.shopper();

    const session = await shopper.choosePayment();

    expect((await fetchQr(session.id)).status).toBe(200);
  });
});
