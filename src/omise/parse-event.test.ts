import fc from "fast-check";
import { OmiseError } from "./errors";
import { parseEvent } from "./parse-event";
import {
  CHARGE_ID,
  chargeBody,
  DISPUTE_ID,
  disputeBody,
  EVENT_ID,
  eventBody,
  inVersion2017,
  REFUND_ID,
  refundBody,
} from "./test-support/omise-bodies";

const parsed = {
  id: EVENT_ID,
  key: "charge.complete",
  livemode: false,
  data: {
    object: "charge",
    id: CHARGE_ID,
    charge_id: CHARGE_ID,
    source_type: "atome_qr",
    metadata: { medusa_session_id: "payses_1", attempt_id: "attempt_1" },
  },
};

function errorOf(body: unknown): OmiseError {
  try {
    parseEvent(body);
  } catch (error) {
    if (error instanceof OmiseError) return error;
    throw error;
  }
  throw new Error("Expected an OmiseError");
}

it.each([
  ["2019-05-29", eventBody()],
  ["2017-11-02", inVersion2017(eventBody())],
  ["raw text", JSON.stringify(eventBody(), null, 2)],
  ["raw bytes", Buffer.from(JSON.stringify(inVersion2017(eventBody())))],
])("reads the event of a charge: %s", (_what, body) => {
  expect(parseEvent(body)).toEqual(parsed);
});

it("finds the charge of a refund", () => {
  const event = parseEvent(eventBody({ key: "refund.create", data: refundBody() }));
  expect(event.data).toEqual({
    object: "refund",
    id: REFUND_ID,
    charge_id: CHARGE_ID,
    source_type: null,
    metadata: { refund_id: "ours_1" },
  });
});

describe.each([
  ["2019-05-29", (body: unknown) => body],
  ["2017-11-02", inVersion2017],
])("in version %s", (_version, inVersion) => {
  it.each([
    ["dispute.create", "open"],
    ["dispute.update", "pending"],
    ["dispute.accept", "lost"],
    ["dispute.close", "won"],
  ])("finds the charge of a dispute: %s", (key, status) => {
    const event = parseEvent(inVersion(eventBody({ key, data: disputeBody({ status }) })));
    expect(event).toMatchObject({
      key,
      data: { object: "dispute", id: DISPUTE_ID, charge_id: CHARGE_ID, source_type: null },
    });
  });
});

it("accepts an event about something else", () => {
  const data = { object: "recipient", id: "recp_test_1", livemode: false };
  expect(parseEvent(eventBody({ key: "recipient.update", data })).data).toMatchObject({
    object: "recipient",
    charge_id: null,
    source_type: null,
  });
});

it("does not know the source type of a charge by card", () => {
  expect(parseEvent(eventBody({ data: chargeBody({ source: null }) })).data.source_type).toBeNull();
});

it.each([
  ["nothing", undefined],
  ["text", "hello"],
  ["a list", []],
  ["a bare charge", chargeBody()],
  ["no id", eventBody({ id: undefined })],
  ["an id of something else", eventBody({ id: CHARGE_ID })],
  ["no mode", eventBody({ livemode: undefined })],
  ["no data", eventBody({ data: null })],
  ["a charge whose id is a path", eventBody({ data: chargeBody({ id: "../account" }) })],
  ["a refund of no charge", eventBody({ data: refundBody({ charge: null }) })],
  ["a refund of a charge that is none", eventBody({ data: refundBody({ charge: { id: 1 } }) })],
  ["a dispute of no charge", eventBody({ data: disputeBody({ charge: undefined }) })],
  ["a dispute of a charge that is a path", eventBody({ data: disputeBody({ charge: "../x" }) })],
])("refuses %s", (_what, body) => {
  expect(errorOf(body)).toMatchObject({ code: "invalid_event", retryable: false });
});

it("names the field that is wrong, not its value", () => {
  const error = errorOf(eventBody({ livemode: "somchai@example.com" }));
  expect(error.message).toContain("livemode");
  expect(error.message).not.toContain("somchai");
});

it("throws nothing but invalid_event, whatever comes", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.anything()), (body) => {
      expect(errorOf(body).code).toBe("invalid_event");
    }),
  );
});
