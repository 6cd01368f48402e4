import { createHmac } from "node:crypto";
import fc from "fast-check";
import { signWebhook, verifyWebhookSignature, type SignedWebhook } from "./webhook-signature";

const NOW_SECONDS = 1_770_000_000;
const SECRET = Buffer.from("a webhook secret").toString("base64");
const OTHER_SECRET = Buffer.from("the one before it").toString("base64");
const BODY =
  '{\n  "object": "event",\n  "webhook_deliveries": [\n\n  ],\n  "id": "evnt_test_1"\n}\n';

/** A webhook signed now with SECRET, changed as the test says. */
function verify(changes: Partial<SignedWebhook> = {}) {
  const headers = signWebhook(BODY, SECRET, NOW_SECONDS);
  return verifyWebhookSignature({
    rawBody: BODY,
    signature: headers["omise-signature"],
    timestamp: headers["omise-signature-timestamp"],
    secrets: [SECRET],
    now: NOW_SECONDS * 1000,
    ...changes,
  });
}

const signedAt = (seconds: number): Partial<SignedWebhook> => {
  const headers = signWebhook(BODY, SECRET, seconds);
  return {
    signature: headers["omise-signature"],
    timestamp: headers["omise-signature-timestamp"],
  };
};

it("accepts what Omise signed: hex HMAC-SHA256 of timestamp, dot and body, with the decoded secret", () => {
  const signature = createHmac("sha256", "a webhook secret")
    .update(`${NOW_SECONDS}.${BODY}`)
    .digest("hex");
  expect(verify({ signature })).toEqual({ valid: true });
  expect(signWebhook(BODY, SECRET, NOW_SECONDS)).toEqual({
    "omise-signature": signature,
    "omise-signature-timestamp": String(NOW_SECONDS),
  });
});

it("accepts bytes as well as text", () => {
  expect(verify({ rawBody: Buffer.from(BODY) })).toEqual({ valid: true });
});

describe("while the secret is rotated", () => {
  const both = signWebhook(BODY, [OTHER_SECRET, SECRET], NOW_SECONDS)["omise-signature"];

  it.each([[[SECRET]], [[OTHER_SECRET]], [[OTHER_SECRET, SECRET]]])(
    "accepts two signatures when the store knows %j",
    (secrets) => {
      expect(both.split(",")).toHaveLength(2);
      expect(verify({ signature: both, secrets })).toEqual({ valid: true });
      expect(verify({ signature: both.replace(",", " , "), secrets })).toEqual({ valid: true });
    },
  );

  it("accepts one signature when the store knows two secrets", () => {
    expect(verify({ secrets: [OTHER_SECRET, SECRET] })).toEqual({ valid: true });
  });

  it("refuses two signatures when the store knows a third secret", () => {
    const secrets = [Buffer.from("unrelated").toString("base64")];
    expect(verify({ signature: both, secrets })).toMatchObject({ code: "mismatch" });
  });
});

describe("of age", () => {
  it.each([-300, 0, 300])("accepts a skew of %i seconds", (skew) => {
    expect(verify(signedAt(NOW_SECONDS + skew))).toEqual({ valid: true });
  });

  it.each([
    [-301, /301 seconds ago/],
    [301, /301 seconds ahead/],
  ])("refuses a skew of %i seconds", (skew, message) => {
    expect(verify(signedAt(NOW_SECONDS + skew))).toMatchObject({
      valid: false,
      code: "stale",
      message: expect.stringMatching(message) as string,
    });
  });

  it("takes another tolerance", () => {
    const old = signedAt(NOW_SECONDS - 10);
    expect(verify({ ...old, toleranceSeconds: 9 })).toMatchObject({ code: "stale" });
    expect(verify({ ...old, toleranceSeconds: 10 })).toEqual({ valid: true });
  });

  it("does not let a fresh timestamp be put on an old signature", () => {
    const { signature } = signedAt(NOW_SECONDS - 1000);
    expect(verify({ signature })).toMatchObject({ code: "mismatch" });
  });
});

describe("refuses", () => {
  it.each([
    ["no signature", { signature: undefined }, "missing"],
    ["an empty signature", { signature: "" }, "missing"],
    ["no timestamp", { timestamp: undefined }, "missing"],
    ["a date as timestamp", { timestamp: "2026-02-03T00:00:00Z" }, "malformed_timestamp"],
    ["a timestamp with a sign", { timestamp: `+${NOW_SECONDS}` }, "malformed_timestamp"],
    ["an endless timestamp", { timestamp: "9".repeat(400) }, "malformed_timestamp"],
    ["milliseconds as timestamp", { timestamp: `${NOW_SECONDS}000` }, "malformed_timestamp"],
    ["the body printed again", { rawBody: JSON.stringify(JSON.parse(BODY)) }, "mismatch"],
    ["another secret", { secrets: [OTHER_SECRET] }, "mismatch"],
    ["no secret at all", { secrets: [] }, "mismatch"],
    ["a signature that is not hex", { signature: "zz".repeat(32) }, "mismatch"],
    ["only commas", { signature: ",,," }, "mismatch"],
    ["a signature that is too short", { signature: "ab" }, "mismatch"],
    ["a signature that is too long", { signature: "ab".repeat(33) }, "mismatch"],
  ])("%s", (_what, changes, code) => {
    expect(verify(changes)).toMatchObject({ valid: false, code });
  });

  it("a signature cut short or with something after it", () => {
    const { signature = "" } = signedAt(NOW_SECONDS);
    expect(verify({ signature: signature.slice(0, -2) })).toMatchObject({ code: "mismatch" });
    expect(verify({ signature: `${signature}zz` })).toMatchObject({ code: "mismatch" });
  });

  it.each(["", "!!!"])("everything when the secret %j decodes to nothing", (secret) => {
    const forged = createHmac("sha256", "").update(`${NOW_SECONDS}.${BODY}`).digest("hex");
    expect(verify({ signature: forged, secrets: [secret] })).toMatchObject({ code: "mismatch" });
    expect(() => signWebhook(BODY, secret, NOW_SECONDS)).toThrow("base64");
  });

  it("any change of one byte of the body", () => {
    fc.assert(
      fc.property(
        fc.nat(Buffer.byteLength(BODY) - 1),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const rawBody = Buffer.from(BODY);
          rawBody[at] ^= change;
          expect(verify({ rawBody })).toMatchObject({ code: "mismatch" });
        },
      ),
    );
  });
});

it("names the usual mistake and what to do", () => {
  expect(verify({ secrets: [OTHER_SECRET] })).toEqual({
    valid: false,
    code: "mismatch",
    message:
      "The signature does not match: check webhookSecret against the secret in Omise's dashboard, and that the raw body is used.",
  });
});

it("accepts whatever it signed itself, and never throws on what it did not", () => {
  const secret = fc
    .uint8Array({ minLength: 1, maxLength: 64 })
    .map((bytes) => Buffer.from(bytes).toString("base64"));
  fc.assert(
    fc.property(fc.uint8Array(), secret, fc.nat(4_000_000_000), (bytes, key, seconds) => {
      const rawBody = Buffer.from(bytes);
      const headers = signWebhook(rawBody, key, seconds);
      const signed = {
        rawBody,
        signature: headers["omise-signature"],
        timestamp: headers["omise-signature-timestamp"],
        secrets: [key],
        now: seconds * 1000,
      };
      expect(verifyWebhookSignature(signed)).toEqual({ valid: true });
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.string(), (signature, timestamp) => {
      expect(verify({ signature, timestamp }).valid).toBe(false);
    }),
  );
});
