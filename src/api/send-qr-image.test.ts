import { type MedusaRequest, type MedusaResponse } from "@medusajs/framework/http";

import { type ChargeRow } from "../modules/atome-qr/rows";
import { sendQrImage } from "./send-qr-image";

// Its tables would be loaded with it.
jest.mock("../modules/atome-qr", () => ({ ATOME_QR_MODULE: "atomeQr" }));

const row = {
  status: "pending",
  account: "th",
  charge_id: "chrg_test_1",
  download_uri: "https://omise.example/qr",
} as ChargeRow;

const atomeQr = {
  accounts: { has: () => true, byId: () => ({ options: {} }) },
  qrImages: { get: () => Promise.resolve({ type: "image/png", bytes: Buffer.from("image") }) },
};
const req = { scope: { resolve: () => atomeQr } } as unknown as MedusaRequest;

/** What the image is sent with, by a route that has set these headers. */
async function headersAfter(before: Record<string, string> = {}) {
  const headers = new Map(Object.entries(before));
  const res = {
    hasHeader: (name: string) => headers.has(name),
    setHeader: (name: string, value: string) => headers.set(name, value),
    status: () => res,
    send: () => res,
  };
  await sendQrImage(req, res as unknown as MedusaResponse, row);
  return headers;
}

it("may be kept by the shopper's browser for a while", async () => {
  expect((await headersAfter()).get("Cache-Control")).toBe("private, max-age=300");
});

it("is not kept where the route says so, as under a pay link", async () => {
  const headers = await headersAfter({ "Cache-Control": "no-store" });
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.get("Content-Type")).toBe("image/png");
});
