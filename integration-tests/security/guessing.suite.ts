import { createApiKeysWorkflow, revokeApiKeysWorkflow } from "@medusajs/medusa/core-flows";

import { type Answer, sendRawRequest } from "../support/raw-request";
import { suite } from "../support/store-suite";
import { eventBody } from "../support/webhook";

const UNKNOWN = "payses_01ABCDEFGHJKMNPQRSTVWXYZ00";

/** All that a shopper is told of a payment. */
const SHOWN = [
  "amount",
  "authorize_uri",
  "currency",
  "download_uri",
  "expires_at",
  "failure_code",
  "failure_message",
  "order_id",
  "status",
];

export default suite(__filename, "somebody who does not know a payment session's id", (store) => {
  const pathOf = (id: string) => `/store/atome-qr/payment-sessions/${id}`;

  function ask(path: string, method = "GET", headers: Record<string, string> = {}) {
    const key = { "x-publishable-api-key": store.publishableKey };
    return sendRawRequest(store.url, { method, path, headers: { ...key, ...headers } });
  }

  async function openPayment() {
    const shopper = await store.shopper();
    return { shopper, session: await shopper.choosePayment() };
  }

  it("gets the same answer for one that does not exist and one that is not Atome QR's", async () => {
    const shopper = await store.shopper();
    const other = await shopper.choosePayment("pp_system_default");

    for (const path of ["", "?wait=1", "/qr"]) {
      const [unknown, notOurs] = [
        await ask(pathOf(UNKNOWN) + path),
        await ask(pathOf(other.id) + path),
      ];
      expect(unknown).toMatchObject({ status: 404, json: { code: "session_not_found" } });
      expect(comparable(notOurs)).toEqual(comparable(unknown));
    }
  });

  it("finds nothing with anything like it, or with any other id of the same payment", async () => {
    const { shopper, session } = await openPayment();
    const { id } = session;
    const [row] = await store.db<{ id: string; charge_id: string }>("atome_qr_charge").select();
    const cart = await shopper.cart();
    const unknown = comparable(await ask(pathOf(UNKNOWN)));

    const guesses = [
      ...prefixesOf(id),
      ...neighboursOf(id),
      id.toLowerCase(),
      id.toUpperCase(),
      id.replace("payses_", ""),
      id.replace("payses_", "payses"),
      `${id}0`,
      ` ${id}`,
      `${id} `,
      `${id}\0`,
      `${id}\n`,
      `${id};`,
      `${id}'--`,
      `"${id}"`,
      `${id.slice(0, -1)}_`,
      `${id.slice(0, -1)}%`,
      `${id.slice(0, 10)}%`,
      "payses_%",
      "%",
      `payses_${"_".repeat(id.length - 7)}`,
      "*",
      `{${id}}`,
      `${id},${UNKNOWN}`,
      row.id,
      row.charge_id,
      cart.id,
      cart.payment_collection!.id,
    ].filter((guess) => guess !== id);

    for (const guess of guesses) {
      const path = pathOf(encodeURIComponent(guess));
      for (const answer of [await ask(path), await ask(`${path}/qr`)]) {
        expect({ guess, ...comparable(answer) }).toEqual({ guess, ...unknown });
      }
    }
    expect(await ask(pathOf(id))).toMatchObject({
      status: 200,
      json: { payment: { status: "pending" } },
    });
  });

  it("cannot work one out from another: two made one after the other are no neighbours", async () => {
    const shoppers = [await store.shopper(), await store.shopper()];
    const sessions = await Promise.all(shoppers.map((shopper) => shopper.choosePayment()));

    // What is random of an id: its last 16 letters, of 32 kinds each.
    const [one, other] = sessions.map(({ id }) => id.slice(-16));
    const shared = [...one].filter((letter, at) => letter === other[at]).length;
    expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(shared).toBeLessThan(12);
  });

  it("needs a publishable key that is good, whether the session is there or not", async () => {
    const { session } = await openPayment();
    const keys: [what: string, headers: Record<string, string>][] = [
      ["none", { "x-publishable-api-key": "" }],
      ["one of another store", { "x-publishable-api-key": `pk_${"0".repeat(64)}` }],
      [
        "the beginning of this store's",
        { "x-publishable-api-key": store.publishableKey.slice(0, 20) },
      ],
      ["a wildcard", { "x-publishable-api-key": "pk_%" }],
      ["one that was revoked", { "x-publishable-api-key": await revokedKey() }],
    ];

    for (const [what, headers] of keys) {
      for (const path of ["", "/qr"]) {
        const there = await ask(pathOf(session.id) + path, "GET", headers);
        const notThere = await ask(pathOf(UNKNOWN) + path, "GET", headers);
        expect({ what, ...comparable(there) }).toEqual({
          what,
          status: 400,
          json: { type: "not_allowed", message: expect.stringMatching(/publishable/i) as string },
        });
        expect(comparable(there)).toEqual(comparable(notThere));
      }
    }
  });

  it("finds no list of them, of charges or of accounts", async () => {
    await openPayment();
    for (const path of [
      "/store/atome-qr",
      "/store/atome-qr/",
      "/store/atome-qr/payment-sessions",
      "/store/atome-qr/payment-sessions/",
      "/store/atome-qr/payment-sessions?limit=100",
      "/store/atome-qr/payment-sessions?id[]=payses_1",
      "/store/atome-qr/charges",
      "/store/atome-qr/accounts",
      "/store/payment-sessions",
      "/hooks/atome-qr",
      "/hooks/atome-qr/",
      "/atome-qr",
      "/atome-qr/pay",
    ]) {
      const { status, bytes } = await ask(path);
      // Not even a route.
      const text = expect.stringContaining("<pre>Cannot GET /") as string;
      expect({ path, status, text: bytes.toString() }).toEqual({ path, status: 404, text });
      expect(bytes.toString()).not.toMatch(/payses_\w|chrg_/);
    }
    // Nor which accounts there are.
    const answers = await Promise.all(
      ["th", "none"].map((account) => ask(`/hooks/atome-qr/${account}`)),
    );
    expect(answers.map(({ status }) => status)).toEqual([405, 405]);
    expect(answers[0].bytes).toEqual(answers[1].bytes);
  });

  it("learns nothing by another method than GET, not even which there are", async () => {
    const { session } = await openPayment();
    const before = await rows();
    store.sandbox.clearRequests();

    for (const method of ["OPTIONS", "PUT", "PATCH", "DELETE", "POST", "TRACE", "PROPFIND"]) {
      for (const path of ["", "/qr"]) {
        const there = await ask(pathOf(session.id) + path, method);
        const notThere = await ask(pathOf(UNKNOWN) + path, method);
        expect({ method, ...withoutId(there, session.id) }).toEqual({
          method,
          ...withoutId(notThere, UNKNOWN),
        });
        expect(there.bytes.toString()).not.toContain("download");
      }
    }
    expect(await rows()).toEqual(before);
    expect(store.sandbox.requests).toEqual([]);
  });

  it("learns by HEAD what GET would say without its body", async () => {
    const { session } = await openPayment();
    for (const path of ["", "/qr"]) {
      const there = await ask(pathOf(session.id) + path, "HEAD");
      const notThere = await ask(pathOf(UNKNOWN) + path, "HEAD");
      expect([there.status, notThere.status]).toEqual([200, 404]);
      expect(there.bytes).toHaveLength(0);
    }
  });

  it("cannot have another site's page read it for them", async () => {
    const { session } = await openPayment();
    for (const path of ["", "/qr"]) {
      for (const method of ["GET", "OPTIONS"]) {
        const origin = "https://hostile.example.com";
        const headers = { origin, "access-control-request-method": "GET" };
        const answer = await ask(pathOf(session.id) + path, method, headers);
        expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
      }
    }
    const [status, image] = [await ask(pathOf(session.id)), await ask(`${pathOf(session.id)}/qr`)];
    expect(status.headers["cache-control"]).toBe("no-store");
    expect(image.headers["cache-control"]).toContain("private");
  });

  it("learns from the webhook route neither which charges there are nor whose they are", async () => {
    const { session } = await openPayment();
    const [real, made] = [session.data.charge_id, "chrg_test_0000000000000000000"];
    const path = "/hooks/atome-qr/th";
    const knockWith = (id: string) =>
      sendRawRequest(store.url, {
        method: "POST",
        path,
        body: eventBody(id),
        headers: { "content-type": "application/json" },
      });

    store.sandbox.clearRequests();

    expect(comparable(await knockWith(real))).toEqual(comparable(await knockWith(made)));
    expect(await knockWith(real)).toMatchObject({
      status: 401,
      json: { code: "invalid_signature" },
    });
    expect(store.sandbox.requests).toEqual([]);
  });

  it("and whoever knows it, is told how the payment stands and nothing else", async () => {
    const { shopper, session } = await openPayment();
    const cart = await store
      .db<Record<string, string>>("cart")
      .where({ id: shopper.cartId })
      .first();
    const [address] = await store.db<Record<string, string>>("cart_address").whereNotNull("phone");
    const expectLittle = (answer: Answer) => {
      const { payment } = answer.json as { payment: object };
      expect(Object.keys(payment).sort()).toEqual(SHOWN);
      const text = answer.bytes.toString();
      for (const secret of [
        cart!.email,
        address.address_1,
        address.phone,
        shopper.cartId,
        session.id,
        "attempt_id",
        "metadata",
        "account",
        "aqchg_",
        "skey_",
      ]) {
        expect(text).not.toContain(secret);
      }
    };

    expectLittle(await ask(pathOf(session.id)));
    store.sandbox.pay(session.data.charge_id);
    await shopper.waitForOrder(session.id);
    expectLittle(await ask(pathOf(session.id)));

    const failing = await openPayment();
    store.sandbox.fail(failing.session.data.charge_id);
    await failing.shopper.payment(failing.session.id, 25);
    expectLittle(await ask(pathOf(failing.session.id)));
  });

  const rows = () =>
    store.db("atome_qr_charge").select("id", "status", "charge_id", "finalized_at", "withdrawn_at");

  async function revokedKey(): Promise<string> {
    const { result } = await createApiKeysWorkflow(store.container).run({
      input: { api_keys: [{ title: "Old", type: "publishable", created_by: "tests" }] },
    });
    const [{ id, token }] = result;
    await revokeApiKeysWorkflow(store.container).run({
      input: { selector: { id }, revoke: { revoked_by: "tests" } },
    });
    return token;
  }
});

function comparable({ status, json }: Answer) {
  return { status, json };
}

/** An answer in which the id that was asked for stands for any. */
function withoutId({ status, bytes, headers }: Answer, id: string) {
  const { allow, "access-control-allow-origin": origin } = headers;
  return { status, allow, origin, text: bytes.toString().replaceAll(id, "<id>") };
}

function prefixesOf(id: string): string[] {
  return [7, 8, 17, id.length - 2, id.length - 1].map((length) => id.slice(0, length));
}

/** The ids just before and after it, as somebody would try who counts. */
function neighboursOf(id: string): string[] {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  return [...letters].map((letter) => id.slice(0, -1) + letter);
}
