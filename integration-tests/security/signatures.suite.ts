import crypto from "node:crypto";
import { gzipSync } from "node:zlib";

import { signWebhook } from "../../sandbox";
import { sendRawRequest } from "../support/raw-request";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { eventBody, secretOf } from "../support/webhook";

type Headers = Record<string, string | string[]>;

const UNKNOWN = "chrg_test_0000000000000000000";

interface Verdict {
  status: number;
  code?: string;
  type?: string;
}

const TAKEN: Verdict = { status: 200 };
const NO_EVENT: Verdict = { status: 400, code: "invalid_event", type: "invalid_data" };
const NOT_SIGNED: Verdict = { status: 401, code: "invalid_signature", type: "unauthorized" };
const UNREADABLE: Verdict = { status: 400, code: "webhook_unreadable", type: "invalid_data" };
const TOO_LARGE: Verdict = { status: 413, code: "webhook_too_large", type: "invalid_data" };
const UNKNOWN_ENCODING: Verdict = {
  status: 415,
  code: "webhook_encoding_unknown",
  type: "invalid_data",
};

export default suite(__filename, "a webhook's signature", (store) => {
  const sign = (
    body: string,
    skewSeconds = 0,
    secrets: string | string[] = secretOf(store, "th"),
  ) => signWebhook(body, secrets, Math.floor(Date.now() / 1000) + skewSeconds);

  function deliver(body: string | Buffer, headers: Headers) {
    return sendRawRequest(store.url, {
      method: "POST",
      path: "/hooks/atome-qr/th",
      headers: { "content-type": "application/json", ...headers },
      body,
    });
  }

  /** A charge that any webhook about it would turn into an order. */
  async function paidCharge() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.webhooks.faults = { off: true };
    store.sandbox.pay(session.data.charge_id);
    store.sandbox.clearRequests();
    return { shopper, session, body: eventBody(session.data.charge_id) };
  }

  async function expectUntouched(): Promise<void> {
    expect(store.sandbox.requests).toEqual([]);
    expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    expect(await store.db("order").select()).toEqual([]);
  }

  it("that is not exactly Omise's is refused with 401, and nothing happens", async () => {
    const { body } = await paidCharge();
    const good = sign(body);
    const signature = good["Omise-Signature"];
    const timestamp = good["Omise-Signature-Timestamp"];
    const printedAgain = JSON.stringify(JSON.parse(body));
    const flipped = (at: number) =>
      signature.slice(0, at) + (signature[at] === "0" ? "1" : "0") + signature.slice(at + 1);

    const cases: [string, Headers][] = [
      ["no header at all", {}],
      ["other names of the headers", { "X-Omise-Signature": signature, "X-Timestamp": timestamp }],
      ["an underscore in the name", { Omise_Signature: signature, ...without(good, 0) }],
      ["the timestamp alone", without(good, 0)],
      ["the signature alone", without(good, 1)],
      ["an empty signature", { ...good, "Omise-Signature": "" }],
      ["a short one", { ...good, "Omise-Signature": signature.slice(0, -2) }],
      ["one of half a byte less", { ...good, "Omise-Signature": signature.slice(0, -1) }],
      ["a long one", { ...good, "Omise-Signature": `${signature}00` }],
      ["one that begins with the right one", { ...good, "Omise-Signature": `${signature}zz` }],
      ["one that is not hex", { ...good, "Omise-Signature": "z".repeat(64) }],
      ["one in base64", { ...good, "Omise-Signature": toBase64(signature) }],
      ["one with another first digit", { ...good, "Omise-Signature": flipped(0) }],
      ["one with another last digit", { ...good, "Omise-Signature": flipped(63) }],
      ["only commas", { ...good, "Omise-Signature": ",".repeat(1000) }],
      ["two wrong ones", { ...good, "Omise-Signature": [flipped(0), flipped(63)] }],
      ["one by another account", { ...sign(body, 0, secretOf(store, "sg")) }],
      ["two by other secrets", { ...sign(body, 0, [secretOf(store, "sg"), toBase64("00ff")]) }],
      ["one over the body printed again", { ...sign(printedAgain) }],
      ["one over the body and a new line", { ...sign(`${body}\n`) }],
      [
        "another timestamp",
        { ...good, "Omise-Signature-Timestamp": String(Number(timestamp) + 1) },
      ],
      ["two timestamps", { ...good, "Omise-Signature-Timestamp": [timestamp, timestamp] }],
      ["a timestamp that is no number", { ...good, "Omise-Signature-Timestamp": "now" }],
      ["a timestamp that is not a number", { ...good, "Omise-Signature-Timestamp": "NaN" }],
      ["a timestamp in hex", { ...good, "Omise-Signature-Timestamp": "0x6984c000" }],
      ["a timestamp with a fraction", { ...good, "Omise-Signature-Timestamp": `${timestamp}.0` }],
      ["a timestamp in milliseconds", { ...good, "Omise-Signature-Timestamp": `${timestamp}000` }],
      ["an empty timestamp", { ...good, "Omise-Signature-Timestamp": "" }],
      ["one of six minutes ago", { ...sign(body, -360) }],
      ["one of six minutes ahead", { ...sign(body, 360) }],
      ["a year 1970's", { ...sign(body, -Number(timestamp)) }],
    ];
    for (const [what, headers] of cases) {
      const { status, json } = await deliver(body, headers);
      expect({ what, status, code: json?.code }).toEqual({
        what,
        status: 401,
        code: "invalid_signature",
      });
    }
    await expectUntouched();
  });

  it("is accepted in every shape in which Omise, or a proxy, may send it", async () => {
    const body = eventBody(UNKNOWN);
    const good = sign(body);
    const signature = good["Omise-Signature"];
    const other = crypto.randomBytes(32).toString("hex");

    const cases: [string, Headers][] = [
      ["in upper case", { ...good, "Omise-Signature": signature.toUpperCase() }],
      ["after another one", { ...good, "Omise-Signature": `${other},${signature}` }],
      ["before another one", { ...good, "Omise-Signature": `${signature} , ${other}` }],
      ["in a header that comes twice", { ...good, "Omise-Signature": [other, signature] }],
      [
        "beside one by a new secret",
        { ...sign(body, 0, [toBase64("00ff"), secretOf(store, "th")]) },
      ],
      ["four minutes old", { ...sign(body, -240) }],
      ["four minutes ahead", { ...sign(body, 240) }],
      ["with a body of another content type", { ...good, "content-type": "text/plain" }],
      ["with a charset", { ...good, "content-type": "application/json; charset=utf-8" }],
    ];
    for (const [what, headers] of cases) {
      const { status, json } = await deliver(body, headers);
      expect({ what, status, json }).toEqual({ what, status: 200, json: { received: true } });
    }
  });

  it("covers the bytes, whatever is in them or around them", async () => {
    const body = eventBody(UNKNOWN);
    const withField = (field: string) => body.replace("{", `{${field},`);
    const deep = `"deep":${"[".repeat(60_000)}${"]".repeat(60_000)}`;
    const bomb = gzipSync(JSON.stringify({ filler: "x".repeat(5_000_000) }));
    const asSigned = { ...sign(body) };
    const zipped = { "content-encoding": "gzip" };

    const cases: [string, string | Buffer, Headers, Verdict][] = [
      ["keys of prototypes", withField('"__proto__":{"polluted":1}'), {}, TAKEN],
      ["constructors", withField('"constructor":{"prototype":{"polluted":1}}'), {}, TAKEN],
      ["deep nesting", withField(deep), {}, TAKEN],
      ["a key twice", withField('"livemode":true'), {}, TAKEN], // the last one counts, for everybody
      ["the other mode as the last of two", `${body.slice(0, -1)},"livemode":true}`, {}, NO_EVENT],
      ["a byte order mark", `\uFEFF${body}`, {}, NO_EVENT],
      ["a bare text", '"text"', {}, NO_EVENT],
      ["null", "null", {}, NO_EVENT],
      ["two documents", `${body}${body}`, {}, NO_EVENT],
      ["nothing", "", {}, NO_EVENT],
      ["a null byte in the attempt's id", eventBody(UNKNOWN, { attemptId: "aqchg_\0" }), {}, TAKEN],
      ["half a character", eventBody(UNKNOWN, { attemptId: "\ud83d" }), {}, TAKEN],
      ["bytes of no type", body, { "content-type": "application/octet-stream" }, TAKEN],
      ["a charset that is none", body, { "content-type": "application/json; charset=x" }, TAKEN],
      ["packed, signed as unpacked", gzipSync(body), { ...asSigned, ...zipped }, TAKEN],
      ["packed, signed as packed", gzipSync(body), { ...signPacked(body), ...zipped }, NOT_SIGNED],
      ["packed and broken", gzipSync(body).subarray(0, 60), { ...asSigned, ...zipped }, UNREADABLE],
      ["packed small, unpacked 5 MB", bomb, { ...asSigned, ...zipped }, TOO_LARGE],
      ["packed in a way of its own", body, { "content-encoding": "br" }, UNKNOWN_ENCODING],
    ];
    for (const [what, bytes, headers, expected] of cases) {
      const signed = typeof bytes === "string" ? { ...sign(bytes) } : {};
      const { status, json } = await deliver(bytes, { ...signed, ...headers });
      const { code, type } = json ?? {};
      expect({ what, status, code, type }).toEqual({ what, ...expected });
      expect(json).toEqual(
        expected === TAKEN
          ? { received: true }
          : expect.objectContaining({ message: expect.any(String) as string }),
      );
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(store.sandbox.requests).toEqual([]);
    await waitFor(async () => {
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    });
  });

  it("that is sent again within five minutes does nothing twice, and none at all later", async () => {
    const { shopper, session, body } = await paidCharge();
    const told = jest.fn().mockResolvedValue(undefined);
    store.container.resolve("event_bus").subscribe("atome_qr.charge.paid", told);
    const delivery = { ...sign(body) };
    const withNoise = {
      ...delivery,
      "Omise-Signature": `00,${delivery["Omise-Signature"].toUpperCase()}`,
    };

    expect((await deliver(body, delivery)).status).toBe(200);
    const orderId = await shopper.waitForOrder(session.id);
    store.sandbox.clearRequests();
    for (const again of [delivery, delivery, withNoise]) {
      expect((await deliver(body, again)).status).toBe(200);
    }

    const staff = await store.staff();
    expect(await staff.orders()).toHaveLength(1);
    const [{ payments }] = (await staff.order(orderId)).payment_collections;
    expect(payments.flatMap(({ captures }) => captures)).toHaveLength(1);
    expect(told).toHaveBeenCalledTimes(1);
    // What was handled is not even looked up again.
    expect(store.sandbox.requests).toEqual([]);
    expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);

    const { now } = Date;
    const clock = jest.spyOn(Date, "now").mockImplementation(() => now() + 301_000);
    const later = await deliver(body, delivery).finally(() => clock.mockRestore());
    expect(later).toMatchObject({ status: 401, json: { code: "invalid_signature" } });
  });

  it("is compared in constant time: whole digests, by Node's own function alone", async () => {
    const body = eventBody(UNKNOWN);
    const { "Omise-Signature": right, ...rest } = sign(body);
    const compare = jest.spyOn(crypto, "timingSafeEqual");
    const comparisonsOf = async (signature: string) => {
      compare.mockClear();
      const { status } = await deliver(body, { ...rest, "Omise-Signature": signature });
      const lengths = compare.mock.calls.map((pair) => pair.map((one) => one.byteLength));
      return { status, lengths };
    };
    try {
      const wrongFirst = `${right.startsWith("0") ? "1" : "0"}${right.slice(1)}`;
      const wrongLast = `${right.slice(0, -1)}${right.endsWith("0") ? "1" : "0"}`;

      // However much of it is right, the same one comparison of all 32 bytes decides.
      for (const wrong of [wrongFirst, wrongLast, "00".repeat(32)]) {
        expect(await comparisonsOf(wrong)).toEqual({ status: 401, lengths: [[32, 32]] });
      }
      expect(await comparisonsOf(right)).toEqual({ status: 200, lengths: [[32, 32]] });
      // Nothing else looks at the bytes: what this function says is what counts.
      compare.mockReturnValue(true);
      expect(await comparisonsOf(wrongFirst)).toEqual({ status: 200, lengths: [[32, 32]] });
    } finally {
      compare.mockRestore();
    }
  });

  function signPacked(body: string) {
    const timestamp = Math.floor(Date.now() / 1000);
    const hmac = crypto.createHmac("sha256", Buffer.from(secretOf(store, "th"), "base64"));
    hmac.update(`${timestamp}.`).update(gzipSync(body));
    return { "Omise-Signature": hmac.digest("hex"), "Omise-Signature-Timestamp": `${timestamp}` };
  }
});

/** The headers without the signature (0) or without the timestamp (1). */
function without(headers: object, index: number): Headers {
  const entries = Object.entries(headers as Record<string, string>);
  return Object.fromEntries(entries.filter((_, at) => at !== index));
}

function toBase64(hex: string): string {
  return Buffer.from(hex, "hex").toString("base64");
}
