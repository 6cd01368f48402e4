import { signWebhook } from "../../sandbox";
import { type Answer, knock } from "../support/knock";
import { readTables } from "../support/read-tables";
import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";
import { eventBody, secretOf } from "../support/webhook";

/** What may stand in an address where an id belongs, exactly as it is sent. */
const HOSTILE_IDS: [what: string, id: string][] = [
  ["two dots", ".."],
  ["a path", "../../../admin/users"],
  ["an encoded path", "..%2F..%2F..%2Fadmin%2Fusers"],
  ["a path encoded twice", "%252e%252e%252fadmin"],
  ["a path with encoded dots", "%2e%2e%2f%2e%2e%2fadmin"],
  ["a path in overlong UTF-8", "%c0%ae%c0%ae%c0%af"],
  ["a path with backslashes", "..%5C..%5Cadmin"],
  ["a null byte", "%00"],
  ["a null byte at the end", "payses_1%00"],
  ["SQL that is always true", "'%20or%20'1'%3D'1"],
  ["SQL that drops a table", "x'%3B%20drop%20table%20atome_qr_charge%3B--"],
  ["SQL behind a comment", "payses_1%27%2F**%2Funion%2F**%2Fselect%201--"],
  ["a wildcard", "%25"],
  ["a wildcard at the end", "payses_%25"],
  ["wildcards of one letter each", `payses_${"_".repeat(26)}`],
  ["an operator", "%7B%22%24ne%22%3Anull%7D"],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["toString", "toString"],
  ["4,000 letters", "a".repeat(4_000)],
  ["14,000 letters", "a".repeat(14_000)],
  ["20,000 letters", "a".repeat(20_000)],
  ["a lone percent sign", "%"],
  ["a percent sign before other letters", "%zz"],
  ["half a character", "%E0%A4"],
  ["bytes that are no characters", "%ff%fe"],
  ["raw bytes", "\u00ff\u00fe"],
  ["Thai and an emoji", "%E0%B8%81%F0%9F%92%A9"],
  ["a turn of the writing direction", "%E2%80%AEtxt"],
  ["a new header", "x%0D%0ASet-Cookie:%20hostile=1"],
  ["a new line in the log", "x%0A%5Berror%5D%20the%20store%20is%20down"],
  ["markup", "<script>alert(1)</script>"],
  ["encoded markup", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"],
  ["a parameter", "payses_1;admin=1"],
  ["a space", "%20"],
];

/** What may stand behind the question mark. */
const HOSTILE_QUERIES = [
  "wait[]=1",
  "wait[a]=1",
  "wait=1&wait=2",
  "wait=%00",
  "wait=1%0A",
  "wait=0x10",
  "wait=1e1",
  "wait=%2B1",
  "wait=%D9%A3",
  "wait=",
  `wait=${"1".repeat(8_000)}`,
  "wait=%zz",
  "__proto__[polluted]=1",
  "wait[__proto__]=1",
  "constructor[prototype][polluted]=1",
  `${"a[b]".repeat(500)}=1`,
  `${"x=1&".repeat(3_000)}y=1`,
  "fields=*",
  "fields=*payment_collection,+metadata",
  "id=payses_other",
];

export default suite(__filename, "an id from outside", (store) => {
  /** A shopper's open payment: there is something to find, for whoever gets too far. */
  async function openPayment() {
    const shopper = await store.shopper();
    const session = await shopper.choosePayment();
    store.sandbox.clearRequests();
    return session;
  }

  function ask(path: string, body?: string): Promise<Answer> {
    return knock(store.url, {
      method: body === undefined ? "GET" : "POST",
      path,
      body,
      headers: {
        "x-publishable-api-key": store.publishableKey,
        "content-type": "application/json",
        ...(body ? signWebhook(body, secretOf(store, "th")) : {}),
      },
    });
  }

  /** Runs what should change nothing: no table, nothing at Omise, no object's prototype. */
  async function expectUntouched(attack: () => Promise<void>): Promise<void> {
    const before = await read();
    await attack();
    expect(await read()).toEqual(before);
    expect(store.sandbox.requests).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  }

  /** But for where core notes that somebody tried to complete a cart, and we that a webhook was bad. */
  async function read(): Promise<Map<string, string[]>> {
    const tables = await readTables(store.db);
    tables.delete("workflow_execution");
    tables.delete("atome_qr_webhook_report");
    return tables;
  }

  it.each([
    ["POST /hooks/atome-qr/:account", (id: string) => `/hooks/atome-qr/${id}`, true],
    [
      "GET /store/atome-qr/payment-sessions/:id",
      (id: string) => `/store/atome-qr/payment-sessions/${id}`,
      false,
    ],
    [
      "GET /store/atome-qr/payment-sessions/:id?wait",
      (id: string) => `/store/atome-qr/payment-sessions/${id}?wait=1`,
      false,
    ],
    [
      "GET /store/atome-qr/payment-sessions/:id/qr",
      (id: string) => `/store/atome-qr/payment-sessions/${id}/qr`,
      false,
    ],
  ])("that is hostile gets a clear 4xx from %s, and nothing happens", async (_, path, isHook) => {
    const session = await openPayment();
    const body = isHook ? eventBody(session.data.charge_id) : undefined;

    await expectUntouched(async () => {
      for (const [what, id] of HOSTILE_IDS) {
        const answer = await ask(path(id), body);
        expectRefusal(what, answer);
        expect({ what, text: answer.bytes.toString() }).toEqual({
          what,
          text: expect.not.stringContaining("<script") as string,
        });
      }
    });
  });

  it("that is hostile gets a clear 4xx where the plugin looks first at a cart's completion", async () => {
    await openPayment();

    await expectUntouched(async () => {
      for (const [what, id] of HOSTILE_IDS.filter(([, id]) => isDecodable(id))) {
        const answer = await ask(`/store/carts/${id}/complete`, "{}");
        expectRefusal(what, answer);
      }
    });
  });

  it("that is hostile does nothing on Medusa's own webhook route, which answers everybody 200", async () => {
    const session = await openPayment();
    const body = eventBody(session.data.charge_id);
    const handled = jest.fn().mockResolvedValue(undefined);
    const payments = store.container.resolve("payment");
    // Core would tell of each of them, three times over.
    const logger = store.container.resolve("logger");
    const quiet = jest.spyOn(logger, "error").mockImplementation(() => "");

    await expectUntouched(async () => {
      for (const [what, id] of HOSTILE_IDS.filter(([, id]) => isDecodable(id))) {
        const { status } = await ask(`/hooks/payment/atome-qr_${id}`, body);
        expect({ what, isServerError: status >= 500 }).toEqual({ what, isServerError: false });
        // What core does with it, five seconds later.
        const payload = { data: {}, rawData: Buffer.from(body), headers: {} };
        const provider = `atome-qr_${decodeURIComponent(id)}`;
        await payments.getWebhookActionAndData({ provider, payload }).then(handled, () => {});
      }
    });
    expect(handled).not.toHaveBeenCalled();
    quiet.mockRestore();
  });

  it("comes with a query that nobody expects: the same answer as ever, or a clear 400", async () => {
    const session = await openPayment();
    const path = `/store/atome-qr/payment-sessions/${session.id}`;
    const { json: usual } = await ask(path);

    for (const query of HOSTILE_QUERIES) {
      const { status, json } = await ask(`${path}?${query}`);
      expect({ query, status, json }).toEqual(
        query.startsWith("wait") && !query.includes("__proto__")
          ? {
              query,
              status: 400,
              json: expect.objectContaining({ code: "invalid_wait" }) as object,
            }
          : { query, status: 200, json: usual },
      );
      const image = await ask(`${path}/qr?${query}`);
      expect({ query, status: image.status }).toEqual({ query, status: 200 });
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("is another account's: the webhook is refused, whoever signed it", async () => {
    const session = await openPayment();
    const body = eventBody(session.data.charge_id);

    await expectUntouched(async () => {
      for (const account of ["sg", "my", "TH", "th%20", "th%00", "pp_atome-qr_th", "thx"]) {
        const { status } = await ask(`/hooks/atome-qr/${account}`, body);
        expect({ account, isRefused: status >= 400 && status < 500 }).toEqual({
          account,
          isRefused: true,
        });
      }
    });
  });

  it("in a webhook that is rightly signed chooses nothing that is called at Omise", async () => {
    const { charge_id: real } = (await openPayment()).data;
    const ids: unknown[] = [
      "../account",
      "chrg_test_1/../../account",
      `${real}/expire`,
      `${real}/refunds`,
      `${real}?expand=true`,
      `${real}#`,
      `${real}%2Fexpire`,
      `${real}\0`,
      `${real}\n`,
      ` ${real}`,
      real.toUpperCase(),
      "//127.0.0.1/charges",
      "http://127.0.0.1/",
      "chrg_test_%",
      "chrg_test_'; drop table atome_qr_charge; --",
      `chrg_test_${"a".repeat(10_000)}`,
      "chrg_test_ก",
      "",
      0,
      true,
      null,
      [real],
      { id: real },
    ];

    await expectUntouched(async () => {
      for (const id of ids) {
        const asCharge = eventBody(id as string);
        const asRefund = eventBody("rfnd_test_1", {
          key: "refund.create",
          claims: { object: "refund", charge: id },
        });
        for (const body of [asCharge, asRefund]) {
          const { status, json } = await ask("/hooks/atome-qr/th", body);
          expect({ id, status, code: json?.code }).toEqual({
            id,
            status: 400,
            code: "invalid_event",
          });
          expect(json?.message).not.toContain("chrg_");
        }
      }
    });
  });

  it("of an event, a key or an attempt, in a signed webhook, is stored only if it can be one", async () => {
    const { charge_id: real } = (await openPayment()).data;
    const hostile = ["../account", "evnt_test_1/../x", "\0", "' or 1=1", "x".repeat(10_000), "<b>"];

    await expectUntouched(async () => {
      for (const value of hostile) {
        const asEventId = await ask("/hooks/atome-qr/th", eventBody(real, { eventId: value }));
        expect(asEventId).toMatchObject({ status: 400, json: { code: "invalid_event" } });
        const asKey = await ask("/hooks/atome-qr/th", eventBody(real, { key: value }));
        expect(asKey).toMatchObject({ status: 200 });
        const unknown = eventBody("chrg_test_0000000000000000000", { attemptId: value });
        const asAttempt = await ask("/hooks/atome-qr/th", unknown);
        expect(asAttempt).toMatchObject({ status: 200 });
      }
      await expectEmptyInbox();
    });
  });

  it("that a shopper sends along with the choice of payment chooses nothing", async () => {
    const shopper = await store.shopper();
    const other = await openPayment();

    const session = await shopper.choosePayment("pp_atome-qr_th", {
      session_id: other.id,
      charge_id: "../account",
      id: other.data.charge_id,
      download_uri: "http://127.0.0.1:1/",
      amount: 1,
      status: "paid",
      __proto__: { polluted: 1 },
    });

    expect(store.sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "POST /charges",
    ]);
    const charge = store.sandbox.charge(session.data.charge_id);
    expect(charge.metadata).toMatchObject({ medusa_session_id: session.id });
    expect(session.data).toMatchObject({ status: "pending", amount: charge.amount });
    expect(session.data.download_uri).toContain(store.sandbox.url);
  });

  it.each(["src_test_1/../../account", "src_test_?limit=1", "../charges", 7, { id: "src_test_1" }])(
    "of a source is no part of an address: %j",
    async (source_id) => {
      const shopper = await store.shopper();
      const { payment_collection } = await shopper.post<{ payment_collection: { id: string } }>(
        "/store/payment-collections",
        { cart_id: shopper.cartId },
      );

      const answer = await shopper.refused(
        "post",
        `/store/payment-collections/${payment_collection.id}/payment-sessions`,
        { provider_id: "pp_atome-qr_th", data: { source_id } },
      );

      expect(answer).toMatchObject({ status: 400, data: { code: "invalid_source" } });
      expect(store.sandbox.requests).toEqual([]);
    },
  );

  /** An event leaves the inbox after its answer. */
  async function expectEmptyInbox(): Promise<void> {
    await waitFor(async () => {
      expect(await store.db("atome_qr_webhook_event").select()).toEqual([]);
    });
  }
});

/** A 4xx that tells neither how the store is built nor what it asked its database. */
function expectRefusal(what: string, { status, headers, bytes, json }: Answer): void {
  expect({ what, isRefused: status >= 400 && status < 500 }).toEqual({ what, isRefused: true });
  const text = bytes.toString();
  expect(text).not.toMatch(/node_modules|\n\s+at |"stack"|relation "|syntax error|select "/);
  expect(headers["set-cookie"] ?? []).not.toContainEqual(expect.stringContaining("hostile"));
  if (json) {
    expect(json).toMatchObject({ type: expect.any(String) as string });
  } else {
    // Express's page for an address that is no route, or nothing: Node refused the request itself.
    expect(text).toMatch(/^$|<pre>Cannot (GET|POST) /);
  }
}

/** What Express cannot decode, core answers with 500 on its own routes. */
function isDecodable(id: string): boolean {
  try {
    return Boolean(decodeURIComponent(id));
  } catch {
    return false;
  }
}
