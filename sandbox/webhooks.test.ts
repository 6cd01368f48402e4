import { createHmac } from "node:crypto";
import { prettyJson } from "./pretty-json";
import { type Sandbox } from "./sandbox-handle";
import { signWebhook } from "./sign-webhook";
import { clientOf, noon, startAtNoon, startReceiver } from "./test-helpers";

const secrets = [Buffer.from("the old secret"), Buffer.from("the new secret")].map((secret) =>
  secret.toString("base64"),
);
let sandbox: Sandbox;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let omise: ReturnType<typeof clientOf>;
beforeEach(async () => {
  receiver = await startReceiver();
  const shared = { country: "TH", currency: "THB", webhookUrl: `${receiver.url}/th` } as const;
  sandbox = await startAtNoon({
    seed: 7,
    accounts: [
      {
        ...shared,
        id: "th",
        secretKey: "skey_test_th",
        publicKey: "pkey_test_th",
        webhookSecret: secrets,
      },
      {
        ...shared,
        id: "old",
        secretKey: "skey_test_old",
        publicKey: "pkey_test_old",
        apiVersion: "2017-11-02",
      },
    ],
  });
  omise = clientOf(sandbox, "skey_test_th");
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const hmac = (secret: string, text: string) =>
  createHmac("sha256", Buffer.from(secret, "base64")).update(text).digest("hex");

describe("webhooks", () => {
  it("tell a charge's life in order, and a refund as itself", async () => {
    const paid = await omise.charge();
    sandbox.pay(paid.id);
    sandbox.refund(paid.id, 1_000);
    await sandbox.webhooks.settled();
    expect(receiver.keys()).toEqual(["charge.create", "charge.complete", "refund.create"]);
    const [, complete, refund] = receiver.received.map(({ body }) => JSON.parse(body) as object);
    expect(complete).toMatchObject({
      object: "event",
      webhook_deliveries: [],
      // What was true at that moment: the refund came later.
      data: { object: "charge", status: "successful", refunded_amount: 0 },
    });
    expect(refund).toMatchObject({ data: { object: "refund", charge: paid.id, amount: 1_000 } });
    const failed = await omise.charge();
    sandbox.fail(failed.id, "payment_rejected");
    sandbox.expire((await omise.charge()).id);
    await sandbox.webhooks.settled();
    expect(receiver.keys().slice(3).sort()).toEqual([
      "charge.complete",
      "charge.create",
      "charge.create",
      "charge.expire",
    ]);
  });

  it("are signed with both secrets during a rotation, at the receiver's time", async () => {
    // The receiver's clock doesn't jump with the sandbox's.
    sandbox.clock.advance(3_600_000);
    await omise.charge();
    await sandbox.webhooks.settled();
    const [{ headers, body }] = receiver.received;
    const seconds = String(noon / 1000);
    expect(headers["omise-signature-timestamp"]).toBe(seconds);
    expect(headers["omise-signature"]).toBe(
      secrets.map((secret) => hmac(secret, `${seconds}.${body}`)).join(","),
    );
  });

  it("carry no signature without a secret, and the account's own version", async () => {
    const old = clientOf(sandbox, "skey_test_old");
    await old.charge();
    await sandbox.webhooks.settled();
    const [{ headers, body }] = receiver.received;
    expect(headers).not.toHaveProperty("omise-signature");
    expect(JSON.parse(body)).toMatchObject({
      created: "2026-03-01T12:00:00Z",
      data: { created: "2026-03-01T12:00:00Z", refunded: 0, currency: "thb" },
    });
  });

  it("go to a charge's own endpoints instead of the account's", async () => {
    await omise.charge({ webhook_endpoints: [`${receiver.url}/a`, `${receiver.url}/b`] });
    await sandbox.webhooks.settled();
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(["/a", "/b"]);
  });

  it("are tried once, and can be sent again by hand", async () => {
    sandbox.setWebhookUrl("th", "http://127.0.0.1:1/nobody");
    await omise.charge();
    await sandbox.webhooks.settled();
    expect(sandbox.webhooks.deliveries).toMatchObject([{ key: "charge.create", status: null }]);
    expect(sandbox.webhooks.deliveries[0]?.error).toContain("ECONNREFUSED");
    sandbox.setWebhookUrl("th", null);
    const { id } = await omise.charge();
    sandbox.setWebhookUrl("th", receiver.url);
    const { json } = await omise.get("/events?order=reverse_chronological&limit=1");
    const [event] = (json as { data: { id: string; data: { id: string } }[] }).data;
    expect(event?.data.id).toBe(id);
    sandbox.webhooks.resend(event?.id ?? "");
    await sandbox.webhooks.settled();
    expect(receiver.keys()).toEqual(["charge.create"]);
    const read = await omise.get(`/events/${event?.id}`);
    expect(read.json).toMatchObject({
      webhook_deliveries: [{ status: 200, payload: receiver.received[0]?.body }],
    });
  });
});

it("an event keeps what was true when it happened", async () => {
  const { id } = await omise.charge();
  sandbox.pay(id);
  await sandbox.webhooks.settled();
  const { json } = await omise.get("/events");
  expect(json).toMatchObject({
    data: [{ data: { status: "pending" } }, { data: { status: "successful" } }],
  });
});

describe("webhook faults", () => {
  it("lose, double and switch off", async () => {
    sandbox.webhooks.faults = { doubled: true };
    await omise.charge();
    await sandbox.webhooks.settled();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
    sandbox.webhooks.faults = { lost: 1 };
    await omise.charge();
    sandbox.webhooks.faults = { off: true };
    await omise.charge();
    await sandbox.webhooks.settled();
    expect(receiver.received).toHaveLength(2);
    expect(sandbox.webhooks.deliveries.slice(2)).toMatchObject([
      { status: null, error: "lost on the way" },
      { status: null, error: "webhooks are switched off" },
    ]);
  });

  it("let a later webhook overtake an earlier one", async () => {
    sandbox.webhooks.faults = { reordered: true };
    const { id } = await omise.charge();
    sandbox.webhooks.faults = {};
    sandbox.pay(id);
    await sandbox.webhooks.settled();
    expect(receiver.keys()).toEqual(["charge.complete", "charge.create"]);
  });

  it("delay, and a reset drops what is still on its way", async () => {
    sandbox.webhooks.faults = { delayMs: [1, 2] };
    await omise.charge();
    await sandbox.webhooks.settled();
    expect(receiver.received).toHaveLength(1);
    sandbox.webhooks.faults = { delayMs: [3_600_000, 3_600_000] };
    await omise.charge();
    await sandbox.reset();
    expect(receiver.received).toHaveLength(1);
  });

  it("strike the same webhooks with the same seed", async () => {
    const fates = async () => {
      await sandbox.reset();
      sandbox.webhooks.faults = { lost: 0.5 };
      for (let i = 0; i < 12; i++) await omise.charge();
      await sandbox.webhooks.settled();
      const ids = sandbox.charges().map(({ id }) => id);
      const arrived = new Set(
        receiver.received.map(({ body }) => (JSON.parse(body) as { data: { id: string } }).data.id),
      );
      return ids.map((id) => arrived.has(id));
    };
    const first = await fates();
    expect(new Set(first).size).toBe(2);
    expect(await fates()).toEqual(first);
  });
});

it("a webhook's bytes are Omise's", () => {
  const body = prettyJson({
    object: "event",
    webhook_deliveries: [],
    data: { metadata: {}, refunds: { data: [], total: 0 }, note: 'ชา "ร้อน"', items: [{ a: null }] },
  });
  expect(body).toBe(
    [
      "{",
      '  "object": "event",',
      '  "webhook_deliveries": [',
      "",
      "  ],",
      '  "data": {',
      '    "metadata": {',
      "    },",
      '    "refunds": {',
      '      "data": [',
      "",
      "      ],",
      '      "total": 0',
      "    },",
      '    "note": "ชา \\"ร้อน\\"",',
      '    "items": [',
      "      {",
      '        "a": null',
      "      }",
      "    ]",
      "  }",
      "}",
      "",
    ].join("\n"),
  );
});

it("signWebhook decodes the secret and covers timestamp and body", () => {
  expect(signWebhook("{}", "c2VjcmV0", 1_700_000_000)).toEqual({
    // echo -n '1700000000.{}' | openssl dgst -sha256 -hmac secret
    "Omise-Signature": "b8569b78799ff9e3cbff0fc2d63a33a2b57f3282abd07c37ae5e8e7d79a5f163",
    "Omise-Signature-Timestamp": "1700000000",
  });
});
