import { type IncomingMessage, type ServerResponse } from "node:http";

import { fenceConnections } from "./fence-connections";
import { type Answer, sendRawRequest } from "./raw-request";
import { type Gateway } from "./start-gateway";
import { startTripwire, type Tripwire } from "./start-tripwire";
import { type TestStore } from "./store-suite";
import { waitFor } from "./wait-for";
import { deliver, eventBody } from "./webhook";

export const MIB = 1024 * 1024;
export const PNG = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");

/** A name whose addresses the test chooses. */
export const REBOUND = "rebound.example.com";

/**
 * For suites of a store behind a gateway (shards/gateway.test.ts): each test can say where a charge's
 * QR image is and what is answered there, and sees whom the store asks. Nothing gets off this machine.
 */
export function guardQrLinks(store: TestStore) {
  const parts: {
    gateway?: Gateway;
    tripwire?: Tripwire;
    fence?: ReturnType<typeof fenceConnections>;
  } = {};

  beforeEach(async () => {
    parts.gateway = store.sandbox as Gateway;
    parts.tripwire = await startTripwire();
    parts.fence = fenceConnections(REBOUND);
  });

  afterEach(async () => {
    parts.gateway!.release();
    parts.fence!.open();
    jest.restoreAllMocks();
    await parts.tripwire!.close();
  });

  return {
    get gateway() {
      return parts.gateway!;
    },

    /** The port with which nobody has any business. */
    get forbiddenPort() {
      return parts.tripwire!.port;
    },

    async openPayment() {
      const shopper = await store.shopper();
      const session = await shopper.choosePayment();
      return { sessionId: session.id, chargeId: session.data.charge_id };
    },

    fetchQr(sessionId: string): Promise<Answer> {
      return sendRawRequest(store.url, {
        path: `/store/atome-qr/payment-sessions/${sessionId}/qr`,
        headers: { "x-publishable-api-key": store.publishableKey },
      });
    },

    /** From now on Omise's answer about the charge has this link. */
    async giveLink(chargeId: string, link: string): Promise<void> {
      const charge = store.sandbox.charge(chargeId);
      const { source } = charge;
      const code = { ...source.scannable_code, image: { download_uri: link } };
      const body = JSON.stringify({ ...charge, source: { ...source, scannable_code: code } });
      parts.gateway!.answer(`/charges/${chargeId}`, (_, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end(body),
      );
      await deliver(store, "th", eventBody(chargeId));
      await waitFor(async () => {
        const row = store.db("atome_qr_charge").where({ charge_id: chargeId });
        expect(await row.first("download_uri")).toEqual({ download_uri: link });
      });
      parts.gateway!.release();
    },

    /** Answers the link of a charge, from Omise's own host, in a way of its own. */
    answerLink(handler: (incoming: IncomingMessage, response: ServerResponse) => void): void {
      parts.gateway!.answer("/charges/chrg_", handler);
    },

    /** Refused, in the same words whatever it was, and nobody else was asked. */
    expectRefusal(what: string, answer: Answer, secret = "/downloads/"): void {
      expect({ what, status: answer.status, json: answer.json }).toEqual({
        what,
        status: 404,
        json: {
          code: "qr_not_available",
          type: "not_found",
          message:
            "The QR code's image cannot be shown at the moment. Please try again, or ask for a new code.",
        },
      });
      expect(answer.bytes.toString()).not.toContain(secret);
      expect({ what, touched: parts.tripwire!.touched }).toEqual({ what, touched: [] });
      expect({ what, escapes: parts.fence!.escapes }).toEqual({ what, escapes: [] });
    },
  };
}

/** Answers with these bytes. */
export function image(bytes: Buffer | string, type = "image/png", headers = {}, status = 200) {
  return (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": type, ...headers }).end(bytes);
}
