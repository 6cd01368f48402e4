import { parseOptions } from "../domain/options";
import { thrownBy } from "../domain/test-support/thrown-by";
import { OmiseClient } from "../omise";
import { signWebhook } from "../omise/webhook-signature";
import {
  CHARGE_ID,
  chargeBody,
  EVENT_ID,
  eventBody,
  inVersion2017,
  refundBody,
  sourceBody,
} from "../omise/test-support/omise-bodies";
import { type Account } from "../modules/atome-qr/accounts";
import { readWebhook, type WebhookError } from "./read-webhook";
import { RecentDeliveries } from "../modules/atome-qr/recent-deliveries";
import { RefusedDetails } from "../modules/atome-qr/refused-details";

type Fields = Record<string, unknown>;

const SECRET = Buffer.from("a webhook secret").toString("base64");
const NEXT_SECRET = Buffer.from("the next secret").toString("base64");

function account(fields: Fields = {}): Account {
  const options = parseOptions({ secretKey: "skey_test_1", webhookSecret: SECRET, ...fields });
  return {
    id: "th",
    providerId: "pp_atome-qr_th",
    options,
    client: new OmiseClient({ ...options, sourceType: "atome_qr" }),
    budget: { use: () => Promise.resolve({ requests: 0, waited: 0 }) },
    deliveries: new RecentDeliveries(),
    refusedDetails: new RefusedDetails(),
  };
}

const unsigned = () => account({ webhookSecret: undefined, allowUnsignedWebhooks: true });

const text = (event: Fields) => JSON.stringify(event, null, 2);

/** Reads an event that Omise has just signed with the account's secret. */
const read = (event: Fields, by: Account = account()) =>
  readWebhook(by, text(event), signWebhook(text(event), SECRET));

describe("given an event that Omise signed", () => {
  it("takes from it the ids, and nothing that it says about the charge", () => {
    expect(read(eventBody())).toEqual({
      eventId: EVENT_ID,
      key: "charge.complete",
      chargeId: CHARGE_ID,
      attemptId: "attempt_1",
    });
  });

  it("reads the account's older API version alike", () => {
    expect(read(inVersion2017(eventBody()) as Fields)).toEqual(read(eventBody()));
  });

  it("reads bytes as well as text", () => {
    const body = Buffer.from(text(eventBody()));
    expect(readWebhook(account(), body, signWebhook(body, SECRET))).toEqual(read(eventBody()));
  });

  it.each(["charge.complete", "charge.expire", "charge.update", "charge.reverse"])(
    "handles %s",
    (key) => {
      expect(read(eventBody({ key }))).toMatchObject({ key, chargeId: CHARGE_ID });
    },
  );

  it.each(["atome_qr", "atome"])("handles a charge of either flow: %s", (type) => {
    const data = chargeBody({ source: sourceBody({ type }) });
    expect(read(eventBody({ data }))).toMatchObject({ chargeId: CHARGE_ID });
  });

  it("handles a refund by the id of its charge, which is all that it knows of it", () => {
    expect(read(eventBody({ key: "refund.create", data: refundBody() }))).toEqual({
      eventId: EVENT_ID,
      key: "refund.create",
      chargeId: CHARGE_ID,
      attemptId: null,
    });
  });

  it.each<[string, unknown]>([
    ["none", {}],
    ["one that is no text", { attempt_id: 5 }],
    ["one that no table can hold", { attempt_id: "aqchg_\0" }],
    ["one without end", { attempt_id: "a".repeat(65) }],
    ["metadata that is none", "attempt_1"],
  ])("given for attempt id %s, has none", (_what, metadata) => {
    expect(read(eventBody({ data: chargeBody({ metadata }) }))?.attemptId).toBeNull();
  });
});

describe("given an event that is none of our business, ignores it", () => {
  it.each(["charge.create", "charge.capture", "charge.failed", "transfer.pay"])("%s", (key) => {
    expect(read(eventBody({ key }))).toBeNull();
  });

  it("a charge by another payment method", () => {
    const data = chargeBody({ source: sourceBody({ type: "promptpay" }) });
    expect(read(eventBody({ data }))).toBeNull();
  });

  it("something that is about no charge", () => {
    const data = { object: "customer", id: "cust_test_1" };
    expect(read(eventBody({ key: "charge.update", data }))).toBeNull();
  });
});

describe("given a doubtful sender, refuses", () => {
  const body = text(eventBody());
  const now = () => Math.floor(Date.now() / 1000);
  const signed = () => signWebhook(body, SECRET);

  it.each<[string, () => Fields, RegExp]>([
    ["no signature", () => ({}), /is not signed/],
    ["no timestamp", () => ({ ...signed(), "omise-signature-timestamp": undefined }), /not signed/],
    [
      "a signature that came as a list",
      () => ({ ...signed(), "omise-signature": [signed()["omise-signature"]] }),
      /is not signed/,
    ],
    ["another secret", () => signWebhook(body, NEXT_SECRET), /does not match/],
    ["another body", () => signWebhook(`${body} `, SECRET), /does not match/],
    ["a signature of 6 minutes ago", () => signWebhook(body, SECRET, now() - 360), /seconds ago/],
    ["one of 6 minutes ahead", () => signWebhook(body, SECRET, now() + 360), /seconds ahead/],
  ])("%s", (_what, headers, message) => {
    const error = thrownBy(() => readWebhook(account(), body, headers()));
    expect(error.code).toBe("invalid_signature");
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain(SECRET);
  });

  it.each<[string, () => Fields, string]>([
    ["no signature", () => ({}), "missing_signature"],
    ["another secret", () => signWebhook(body, NEXT_SECRET), "bad_signature"],
    [
      "a timestamp that is none",
      () => ({ ...signed(), "omise-signature-timestamp": "now" }),
      "bad_signature",
    ],
    [
      "a signature of 6 minutes ago",
      () => signWebhook(body, SECRET, now() - 360),
      "stale_signature",
    ],
  ])("and tells staff of %s", (_what, headers, trouble) => {
    expect(thrownBy(() => readWebhook(account(), body, headers()))).toMatchObject({ trouble });
  });

  it("and tells staff how late a stale webhook was", () => {
    const late = signWebhook(body, SECRET, now() - 540);
    const error = thrownBy(() => readWebhook(account(), body, late)) as WebhookError;
    expect(error.secondsLate).toBeGreaterThanOrEqual(540);
    expect(error.secondsLate).toBeLessThan(600);
  });

  it("a body that is no event, without saying so to whoever did not sign it", () => {
    expect(thrownBy(() => readWebhook(account(), "{}", {})).code).toBe("invalid_signature");
  });

  it("unsigned webhooks, even where they are allowed, as soon as there is a secret", () => {
    const both = account({ allowUnsignedWebhooks: true });
    expect(thrownBy(() => readWebhook(both, body, {})).code).toBe("invalid_signature");
  });
});

describe("given what the store set up, accepts", () => {
  it("either secret while Omise rotates it", () => {
    const rotating = account({ webhookSecret: [NEXT_SECRET, SECRET] });
    expect(read(eventBody(), rotating)).not.toBeNull();
    const headers = signWebhook(text(eventBody()), NEXT_SECRET);
    expect(readWebhook(rotating, text(eventBody()), headers)).not.toBeNull();
  });

  it("unsigned webhooks where there is no secret and they are allowed", () => {
    expect(readWebhook(unsigned(), text(eventBody()), {})).toEqual(read(eventBody()));
  });
});

describe("given what is not an event of this account, refuses", () => {
  it.each([
    ["no JSON", "<html>"],
    ["nothing", ""],
    ["a bare charge", text(chargeBody())],
    ["an event without its id", text(eventBody({ id: undefined }))],
    ["a charge whose id is a path", text(eventBody({ data: chargeBody({ id: "../account" }) }))],
  ])("%s", (_what, body) => {
    const headers = signWebhook(body, SECRET);
    expect(thrownBy(() => readWebhook(account(), body, headers)).code).toBe("invalid_event");
  });

  it("a live event on an account with a test key", () => {
    const error = thrownBy(() => read(eventBody({ livemode: true })));
    expect(error.code).toBe("invalid_event");
    expect(error.message).toMatch(/^This is a live event, but the account "th" has a test key\./);
  });

  it("a test event on an account with a live key", () => {
    const error = thrownBy(() => read(eventBody(), account({ secretKey: "skey_1" })));
    expect(error.code).toBe("invalid_event");
    expect(error.message).toMatch(/^This is a test event, but the account "th" has a live key\./);
  });
});
