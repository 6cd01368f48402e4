import type { OmiseClient } from "./client";
import type { OmiseError } from "./errors";
import {
  CHARGE_ID,
  chargeBody,
  errorBody,
  EVENT_ID,
  eventBody,
  inVersion2017,
  listBody,
  REFUND_ID,
  refundBody,
  SOURCE_ID,
  sourceBody,
} from "./test-support/omise-bodies";
import { json, type Handler } from "./test-support/start-server";
import { errorOf, PUBLIC_KEY, stopServers, withClient } from "./test-support/with-client";

afterEach(stopServers);

const account = { object: "account", id: "acct_1", livemode: false, currency: "thb" };
const capability = { object: "capability", payment_methods: [] };

/** Answers `listCharges` from `charges`, oldest first, as Omise pages them. */
function listing(charges: () => Record<string, unknown>[]): Handler {
  return (response, { query }) => {
    const all = [...charges()];
    if (query.get("order") === "reverse_chronological") all.reverse();
    const [limit, offset] = [Number(query.get("limit")), Number(query.get("offset"))];
    const page = all.slice(offset, offset + limit);
    json(response, listBody(page, { limit, offset, total: all.length }));
  };
}

const charges = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    chargeBody({ id: `chrg_test_${at}`, metadata: { attempt_id: `attempt_${at}` } }),
  );

describe("each method calls its path and reads the answer", () => {
  type Call = (client: OmiseClient) => Promise<unknown>;
  it.each([
    ["GET", `/charges/${CHARGE_ID}`, undefined, (c) => c.getCharge(CHARGE_ID), chargeBody()],
    [
      "PATCH",
      `/charges/${CHARGE_ID}`,
      { metadata: { order_id: "order_1" } },
      (c) =>
        c.updateCharge(CHARGE_ID, { metadata: { order_id: "order_1" }, description: undefined }),
      chargeBody(),
    ],
    [
      "POST",
      `/charges/${CHARGE_ID}/expire`,
      undefined,
      (c) => c.expireCharge(CHARGE_ID),
      chargeBody(),
    ],
    [
      "POST",
      `/charges/${CHARGE_ID}/mark_as_paid`,
      undefined,
      (c) => c.markChargeAsPaid(CHARGE_ID),
      chargeBody(),
    ],
    [
      "POST",
      `/charges/${CHARGE_ID}/mark_as_failed`,
      undefined,
      (c) => c.markChargeAsFailed(CHARGE_ID),
      chargeBody(),
    ],
    [
      "POST",
      `/charges/${CHARGE_ID}/refunds`,
      { amount: 500, metadata: { refund_id: "ours_1" } },
      (c) => c.createRefund(CHARGE_ID, { amount: 500, metadata: { refund_id: "ours_1" } }),
      refundBody(),
    ],
    [
      "GET",
      `/charges/${CHARGE_ID}/refunds`,
      undefined,
      (c) => c.listRefunds(CHARGE_ID),
      listBody([refundBody()]),
    ],
    ["GET", `/sources/${SOURCE_ID}`, undefined, (c) => c.getSource(SOURCE_ID), sourceBody()],
    ["GET", `/events/${EVENT_ID}`, undefined, (c) => c.getEvent(EVENT_ID), eventBody()],
    ["GET", "/account", undefined, (c) => c.getAccount(), account],
    ["GET", "/capability", undefined, (c) => c.getCapability(), capability],
  ] satisfies [string, string, unknown, Call, Record<string, unknown>][])(
    "%s %s",
    async (method, path, body, call, answer) => {
      const { client, server } = await withClient((response) => json(response, answer));
      const result = await call(client);
      expect(server.requests).toMatchObject([{ method, path }]);
      expect(server.requests[0]?.body).toEqual(body);
      expect(result).toMatchObject("id" in answer ? { id: answer.id } : {});
    },
  );
});

it("sends a charge as it is given, without what is undefined", async () => {
  const { client, server } = await withClient((response) => json(response, chargeBody()));
  const charge = {
    amount: 125000,
    currency: "THB",
    source: {
      type: "atome_qr" as const,
      phone_number: "+66876543210",
      items: [{ name: "Tea", quantity: 2, amount: 62500, sku: "tea" }],
      shipping: { country: "TH", city: "Bangkok" },
    },
    expires_at: "2026-02-03T16:05:06Z",
    metadata: { attempt_id: "attempt_1" },
    webhook_endpoints: ["https://shop.example/hooks/atome-qr/th"],
  };
  const made = await client.createCharge({ ...charge, description: undefined });
  expect(made).toMatchObject({ id: CHARGE_ID, status: "pending", currency: "THB" });
  expect(server.requests).toMatchObject([{ method: "POST", path: "/charges" }]);
  expect(server.requests[0]?.body).toEqual(charge);
});

it("reads the older API version", async () => {
  const { client, server } = await withClient(
    (response) => json(response, inVersion2017(listBody([chargeBody({ refunded_amount: 7 })]))),
    { apiVersion: "2017-11-02" },
  );
  const list = await client.listCharges();
  expect(server.requests[0]?.headers["omise-version"]).toBe("2017-11-02");
  expect(list).toMatchObject({ total: 1, data: [{ currency: "THB", refunded_amount: 7 }] });
});

it("asks what the account may take with the public key, or with the secret key without one", async () => {
  const answer: Handler = (response) => json(response, capability);
  const { client, server } = await withClient(answer, { publicKey: PUBLIC_KEY });
  await client.getCapability();
  await client.getAccount().catch(() => undefined);
  const keys = server.requests.map(({ headers }) =>
    Buffer.from(String(headers.authorization).slice(6), "base64").toString().slice(0, 5),
  );
  expect(keys).toEqual(["pkey_", "skey_"]);

  const secretOnly = await withClient(answer);
  await secretOnly.client.getCapability();
  expect(secretOnly.server.requests).toHaveLength(1);
});

describe("who is told of failures", () => {
  /** A client, and the codes that `onFailure` was told of. */
  async function told(handler: Handler) {
    const codes: string[] = [];
    const onFailure = ({ code }: OmiseError) => void codes.push(code);
    return { ...(await withClient(handler, { onFailure })), codes };
  }

  it("is told of a refusal before the caller is", async () => {
    const refusal = errorBody("not_found", "charge was not found");
    const { client, codes } = await told((response) => json(response, refusal, 404));
    const toldBefore = await client.getCharge(CHARGE_ID).catch(() => [...codes]);
    expect(toldBefore).toEqual(["not_found"]);
  });

  it("is told once of a read that was repeated in vain", async () => {
    const { client, server, codes } = await told((response) => void response.writeHead(503).end());
    await errorOf(client.getCharge(CHARGE_ID));
    expect(server.requests).toHaveLength(4);
    expect(codes).toEqual(["unreachable"]);
  });

  it.each<[string, (client: OmiseClient) => Promise<unknown>, string]>([
    ["a read", (client) => client.getCharge(CHARGE_ID), "invalid_response"],
    ["a write", (client) => client.expireCharge(CHARGE_ID), "outcome_unknown"],
  ])("is told of an answer to %s that cannot be read", async (_what, call, code) => {
    const { client, codes } = await told((response) => json(response, { object: "page" }));
    await errorOf(call(client));
    expect(codes).toEqual([code]);
  });

  it("is told nothing of what succeeds at last, or was never sent", async () => {
    const { client, codes } = await told((response, _request, count) =>
      count > 1 ? json(response, chargeBody()) : void response.writeHead(503).end(),
    );
    await client.getCharge(CHARGE_ID);
    await errorOf(client.getCharge("../account"));
    expect(codes).toEqual([]);
  });
});

describe("ids", () => {
  it.each([
    "",
    "chrg_",
    "../account",
    "chrg_test_1/refunds",
    "chrg_test_1?x=1",
    "chrg_test_1%2Frefunds",
    "chrg_test_1\n",
    "CHRG_test_1",
    "chrg_live_1",
    SOURCE_ID,
    REFUND_ID,
  ])("never call anything when they are %j", async (id) => {
    const { client, server } = await withClient((response) => json(response, chargeBody()));
    const calls = [
      () => client.getCharge(id),
      () => client.updateCharge(id, {}),
      () => client.expireCharge(id),
      () => client.markChargeAsPaid(id),
      () => client.markChargeAsFailed(id),
      () => client.createRefund(id, { amount: 1 }),
      () => client.listRefunds(id),
      () => client.getEvent(id),
      () => client.getSource(id === SOURCE_ID ? CHARGE_ID : id),
    ];
    for (const call of calls) {
      const error = await errorOf(call());
      expect(error).toMatchObject({ code: "invalid_request", outcomeUnknown: false });
      if (id.length > 5) expect(error.message).not.toContain(id);
    }
    expect(server.requests).toHaveLength(0);
  });

  it("may be of live mode", async () => {
    const { client } = await withClient((response) =>
      json(response, chargeBody({ id: "chrg_6a1" })),
    );
    await expect(client.getCharge("chrg_6a1")).resolves.toMatchObject({ id: "chrg_6a1" });
  });
});

describe("eachCharge", () => {
  async function idsOf(client: OmiseClient, window: Parameters<OmiseClient["eachCharge"]>[0]) {
    const ids: string[] = [];
    for await (const charge of client.eachCharge(window)) ids.push(charge.id);
    return ids;
  }

  it.each([
    [0, 1],
    [1, 1],
    [100, 1],
    [101, 2],
    [250, 3],
  ])("reads %i charges in %i pages, each once", async (count, pages) => {
    const all = charges(count);
    const { client, server } = await withClient(listing(() => all));
    const ids = await idsOf(client, { from: "2026-02-03T00:00:00Z" });
    expect(ids).toEqual(all.map(({ id }) => id));
    expect(server.requests).toHaveLength(pages);
  });

  it("asks for whole seconds in UTC, and passes the order on", async () => {
    const { client, server } = await withClient(listing(() => charges(1)));
    await idsOf(client, {
      from: new Date("2026-02-03T07:00:00.987+07:00"),
      to: "2026-02-04T00:00:00.000Z",
      order: "reverse_chronological",
    });
    expect(Object.fromEntries(server.requests[0]?.query ?? [])).toEqual({
      from: "2026-02-03T00:00:00Z",
      to: "2026-02-04T00:00:00Z",
      order: "reverse_chronological",
      limit: "100",
      offset: "0",
    });
  });

  it("shows no charge twice and leaves none out when new ones come in between pages", async () => {
    let made = 150;
    const { client } = await withClient((response, request, count) => {
      made = 150 + 7 * (count - 1);
      return listing(() => charges(made))(response, request, count);
    });
    const ids = await idsOf(client, {
      from: "2026-02-03T00:00:00Z",
      order: "reverse_chronological",
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      charges(150)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it("goes on where Omise gives smaller pages than asked for", async () => {
    const all = charges(45);
    const { client } = await withClient((response, { query }) => {
      const offset = Number(query.get("offset"));
      json(response, listBody(all.slice(offset, offset + 20), { offset, total: 45 }));
    });
    expect(await idsOf(client, { from: "2026-02-03T00:00:00Z" })).toHaveLength(45);
  });

  it("ends when Omise promises more than it has", async () => {
    const { client } = await withClient((response) => json(response, listBody([], { total: 10 })));
    expect(await idsOf(client, { from: "2026-02-03T00:00:00Z" })).toEqual([]);
  });

  it.each([
    ["a card's", { amount: null, source: null }, []],
    ["another method's", { amount: null, source: sourceBody({ type: "promptpay" }) }, []],
    ["one of ours", { amount: null, metadata: { attempt_id: "odd" } }, [{ attempt_id: "odd" }]],
    ["one that does not say whose", { status: 7, source: "none", metadata: null }, [{}]],
  ])("shows the neighbours of a charge that it cannot read: %s", async (_what, fields, told) => {
    const odd = chargeBody(fields);
    const { client } = await withClient(
      listing(() => [...charges(120), odd, ...charges(121).slice(120)]),
    );
    const unreadable: unknown[] = [];
    const ids: string[] = [];
    for await (const { id } of client.eachCharge({ from: "2026-02-03T00:00:00Z" }, ({ metadata }) =>
      unreadable.push(metadata),
    )) {
      ids.push(id);
    }
    expect(ids).toHaveLength(121);
    expect(unreadable).toEqual(told);
  });

  it("shows the neighbours of what is no charge at all", async () => {
    const { client } = await withClient((response) =>
      json(response, listBody([null, "chrg_1", chargeBody()] as never[], { total: 3 })),
    );
    expect(await idsOf(client, { from: "2026-02-03T00:00:00Z" })).toEqual([CHARGE_ID]);
  });
});

describe("findChargeByMetadata", () => {
  const from = "2026-02-03T00:00:00Z";

  it("finds the charge of an attempt, newest first, and stops there", async () => {
    const { client, server } = await withClient(listing(() => charges(250)));
    const found = await client.findChargeByMetadata("attempt_id", "attempt_240", { from });
    expect(found).toMatchObject({ id: "chrg_test_240" });
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.query.get("order")).toBe("reverse_chronological");
  });

  it("goes through every page, and gives null when there is none", async () => {
    const { client, server } = await withClient(listing(() => charges(250)));
    const oldest = await client.findChargeByMetadata("attempt_id", "attempt_0", { from });
    expect(oldest).toMatchObject({ id: "chrg_test_0" });
    expect(server.requests).toHaveLength(3);
    await expect(client.findChargeByMetadata("attempt_id", "x", { from })).resolves.toBeNull();
    await expect(client.findChargeByMetadata("toString", "x", { from })).resolves.toBeNull();
  });

  it.each([
    ["may be it", { metadata: null }],
    ["is it", { metadata: { attempt_id: "x" } }],
  ])("does not say that there is none when one that %s cannot be read", async (_what, fields) => {
    const odd = chargeBody({ amount: null, ...fields });
    const { client } = await withClient(listing(() => [odd, ...charges(3)]));
    const error = await errorOf(client.findChargeByMetadata("attempt_id", "x", { from }));
    expect(error).toMatchObject({ code: "invalid_response" });
  });

  it("says that there is none when what cannot be read is another attempt's", async () => {
    const odd = chargeBody({ amount: null, metadata: { attempt_id: "y" } });
    const { client } = await withClient(listing(() => [odd, ...charges(3)]));
    await expect(client.findChargeByMetadata("attempt_id", "x", { from })).resolves.toBeNull();
  });

  it("does not say that there is none when it could not look", async () => {
    const { client } = await withClient((response) => void response.writeHead(503).end());
    const error = await errorOf(client.findChargeByMetadata("attempt_id", "x", { from }));
    expect(error).toMatchObject({ code: "unreachable", retryable: true });
  });
});
