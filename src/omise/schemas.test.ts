import fc from "fast-check";
import {
  accountSchema,
  capabilitySchema,
  chargeSchema,
  refundListSchema,
  refundSchema,
  sourceSchema,
} from "./schemas";
import {
  CHARGE_ID,
  chargeBody,
  DISPUTE_ID,
  disputeBody,
  inVersion2017,
  listBody,
  QR_URL,
  refundBody,
  SOURCE_ID,
  sourceBody,
} from "./test-support/omise-bodies";

describe("a charge", () => {
  it("is read into the fields we use", () => {
    expect(chargeSchema.parse(chargeBody())).toEqual({
      id: CHARGE_ID,
      livemode: false,
      status: "pending",
      amount: 125000,
      currency: "THB",
      refunded_amount: 0,
      download_uri: QR_URL,
      authorize_uri: null,
      dispute: null,
      has_unreadable_dispute: false,
      metadata: { medusa_session_id: "payses_1", attempt_id: "attempt_1" },
      failure_code: null,
      failure_message: null,
      paid_at: null,
      expires_at: "2026-02-03T16:05:06Z",
    });
  });

  it("is the same in both API versions", () => {
    const body = chargeBody({ status: "successful", refunded_amount: 30000 });
    expect(chargeSchema.parse(inVersion2017(body))).toEqual(chargeSchema.parse(body));
  });

  it.each(["open", "pending", "won", "lost"])("has its dispute, in both versions: %s", (status) => {
    const body = chargeBody({ status: "successful", dispute: disputeBody({ status }) });
    const dispute = { id: DISPUTE_ID, amount: 125000, status };
    expect(chargeSchema.parse(body).dispute).toEqual(dispute);
    expect(chargeSchema.parse(inVersion2017(body)).dispute).toEqual(dispute);
  });

  it.each([
    ["no dispute yet", null],
    ["an id in its place", DISPUTE_ID],
    ["another object", { object: "refund", id: DISPUTE_ID }],
    ["no amount", disputeBody({ amount: undefined })],
    ["an amount in main units", disputeBody({ amount: 1250.5 })],
    ["no status", disputeBody({ status: null })],
  ])("is paid whatever its dispute says: %s", (_what, dispute) => {
    const body = chargeBody({ status: "successful", dispute });
    const read = {
      status: "successful",
      dispute: null,
      has_unreadable_dispute: typeof dispute === "object" && dispute !== null,
    };
    expect(chargeSchema.parse(body)).toMatchObject(read);
    expect(chargeSchema.parse(inVersion2017(body))).toMatchObject(read);
  });

  it("has its dispute, whatever else that says", () => {
    const dispute = disputeBody({
      object: undefined,
      reason_code: 7,
      created_at: "",
      charge: null,
    });
    expect(chargeSchema.parse(chargeBody({ dispute }))).toMatchObject({
      dispute: { id: DISPUTE_ID, amount: 125000, status: "open" },
      has_unreadable_dispute: false,
    });
  });

  it.each([
    ["no source, as a card charge", { source: null }, { download_uri: null }],
    [
      "Atome's page in the place of a code",
      { authorize_uri: "https://pay.omise.co/payments/1/authorize", source: sourceBody() },
      { authorize_uri: "https://pay.omise.co/payments/1/authorize", download_uri: null },
    ],
    ["no QR yet", { source: sourceBody() }, { download_uri: null }],
    [
      "a QR without an image",
      { source: sourceBody({ scannable_code: { image: null } }) },
      { download_uri: null },
    ],
    ["no metadata", { metadata: null }, { metadata: {} }],
    ["metadata that is a list", { metadata: [] }, { metadata: {} }],
    ["a status nobody has heard of", { status: "on_hold" }, { status: "on_hold" }],
    ["a field nobody has heard of", { brand_new: { x: 1 } }, { id: CHARGE_ID }],
  ])("may have %s", (_what, fields, expected) => {
    expect(chargeSchema.parse(chargeBody(fields))).toMatchObject(expected);
  });

  it.each([
    ["another object", { object: "error" }],
    ["no id", { id: undefined }],
    ["no status", { status: null }],
    ["no mode", { livemode: undefined }],
    ["an amount in main units", { amount: 1250.5 }],
    ["an amount in words", { amount: "125000" }],
    ["a negative amount", { amount: -1 }],
    ["no currency", { currency: "" }],
  ])("is refused with %s", (_what, fields) => {
    const { error } = chargeSchema.safeParse(chargeBody(fields));
    expect(new Set(error?.issues.map(({ path }) => path[0]))).toEqual(new Set(Object.keys(fields)));
  });

  it.each<[string, string, unknown, object]>([
    ["refundable", "yes", true, {}],
    ["partially_refundable", "yes", null, {}],
    ["refunded_amount", "no amount", "0", { refunded_amount: null }],
    ["refunded_amount", "nothing", undefined, { refunded_amount: null }],
    ["refunds", "a refund that is none", listBody([{ object: "refund" }]), {}],
    ["refunds", "no list", "none", {}],
    ["failure_code", "a number", 17, { failure_code: null }],
    ["failure_message", "nothing in it", "", { failure_message: null }],
    ["failure_message", "a list", ["declined"], { failure_message: null }],
    ["paid_at", "nothing in it", "", { paid_at: null }],
    ["paid_at", "a time that is none", "yesterday", { paid_at: null }],
    ["expires_at", "a number", 1770000000, { expires_at: null }],
    ["created_at", "a time that is none", "yesterday", {}],
    ["source", "an id in its place", SOURCE_ID, { download_uri: null }],
    ["source", "an odd image", sourceBody({ scannable_code: "none" }), { download_uri: null }],
    [
      "source",
      "an odd address",
      sourceBody({ scannable_code: { image: { download_uri: 7 } } }),
      { download_uri: null },
    ],
    ["metadata", "a text", "x", { metadata: {} }],
  ])("is paid whatever its %s says: %s", (field, _what, value, expected) => {
    const body = chargeBody({ status: "successful", [field]: value });
    const read = { id: CHARGE_ID, status: "successful", amount: 125000, ...expected };
    expect(chargeSchema.parse(body)).toMatchObject(read);
    expect(chargeSchema.parse(inVersion2017(body))).toMatchObject(read);
  });

  it("keeps amounts, currencies and metadata as they are, in either version", () => {
    const metadata = fc.dictionary(fc.stringMatching(/^[a-z]\w{0,20}$/), fc.string());
    const currency = fc.constantFrom("THB", "SGD", "MYR");
    fc.assert(
      fc.property(
        fc.nat(5_000_000),
        currency,
        metadata,
        fc.boolean(),
        (amount, code, data, old) => {
          const body = { ...chargeBody({ amount, currency: code }) };
          const answer = { ...(old ? (inVersion2017(body) as object) : body), metadata: data };
          expect(chargeSchema.parse(answer)).toMatchObject({
            amount,
            currency: code,
            metadata: { ...data },
          });
        },
      ),
    );
  });

  it("never makes anything but a parse error of garbage", () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => !chargeSchema.safeParse(body).success));
  });
});

describe("other objects", () => {
  it("reads a refund of an old version, which says less", () => {
    const { id, amount } = refundBody();
    const old = { object: "refund", id, amount, currency: "thb", charge: CHARGE_ID };
    expect(refundSchema.parse({ ...old, created: "2026-02-04T00:00:00Z" })).toEqual({
      id,
      amount,
      metadata: {},
      created_at: "2026-02-04T00:00:00Z",
    });
  });

  it.each([
    ["no id", { id: null }],
    ["no amount", { amount: "30000" }],
  ])("refuses a refund with %s, which could be made again", (_what, fields) => {
    expect(refundSchema.safeParse(refundBody(fields)).success).toBe(false);
  });

  it("reads a refund, whatever else it says", () => {
    const odd = { created_at: "", status: 4, voided: "no", charge: null, metadata: [] };
    expect(refundSchema.parse(refundBody(odd))).toMatchObject({ metadata: {}, created_at: null });
  });

  it("reads the refunds beside one that cannot be read, and says that there is one", () => {
    const own = { medusa_refund_id: "aqref_1" };
    const odd = [
      refundBody({ amount: null, metadata: own }),
      refundBody({ id: 5, metadata: 4 }),
      7,
    ];
    expect(refundListSchema.parse(listBody([refundBody(), ...odd]))).toEqual({
      data: [refundSchema.parse(refundBody())],
      unreadable: [{ metadata: own }, { metadata: {} }, { metadata: {} }],
      total: 4,
    });
  });

  it("reads a source in both versions", () => {
    const source = sourceSchema.parse(sourceBody());
    expect(source).toMatchObject({ type: "atome_qr", currency: "THB", charge_status: "unknown" });
    expect(sourceSchema.parse(inVersion2017(sourceBody()))).toEqual(source);
  });

  it("reads what the account may take in both versions", () => {
    const current = capabilitySchema.parse({
      object: "capability",
      payment_methods: [
        { object: "payment_method", name: "card", currencies: ["THB", "USD"], banks: [] },
        { object: "payment_method", name: "atome_qr", currencies: ["THB"] },
      ],
    });
    expect(current.payment_methods).toContainEqual({ name: "atome_qr", currencies: ["THB"] });
    const older = capabilitySchema.parse({
      object: "capability",
      payment_backends: [
        { card: { type: "card", currencies: ["thb", "usd"] } },
        { atome_qr: { type: "atome_qr", currencies: ["thb"], amount: null } },
      ],
    });
    expect(older).toEqual(current);
  });

  it("reads a method, whatever one of its currencies is", () => {
    const methods = [{ name: "atome_qr", currencies: ["thb", null, "baht"] }, { name: "card" }];
    const answer = { object: "capability", payment_methods: methods };
    expect(capabilitySchema.parse(answer).payment_methods).toEqual([
      { name: "atome_qr", currencies: ["THB"] },
      { name: "card", currencies: [] },
    ]);
  });

  it("reads an account, however little it says", () => {
    expect(accountSchema.parse({ object: "account", id: "acct_1", email: 5 })).toEqual({
      id: "acct_1",
      livemode: null,
      email: null,
    });
  });
});
