import { type Answer } from "../support/raw-request";
import { Outsider } from "../support/outsider";
import { suite } from "../support/store-suite";
import { eventBody } from "../support/webhook";

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
  const outsider = new Outsider(store);

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
    const session = await outsider.findPayment();
    const body = isHook ? eventBody(session.data.charge_id) : undefined;
    const codes = new Set<unknown>();

    await outsider.changesNothing(async () => {
      for (const [what, id] of HOSTILE_IDS) {
        const answer = await outsider.ask(path(id), body);
        expectRefusal(what, answer);
        codes.add(answer.json?.code);
        expect({ what, text: answer.bytes.toString() }).toEqual({
          what,
          text: expect.not.stringContaining("<script") as string,
        });
      }
    });
    // Undefined: what Express or Node refused before it came to the route.
    const unknown = isHook ? "account_not_found" : "session_not_found";
    expect(codes).toEqual(new Set([unknown, "invalid_path", undefined]));
  });

  it("that is hostile gets a clear 4xx where the plugin looks first at a cart's completion", async () => {
    await outsider.findPayment();

    await outsider.changesNothing(async () => {
      for (const [what, id] of HOSTILE_IDS.filter(([, id]) => isDecodable(id))) {
        const answer = await outsider.ask(`/store/carts/${id}/complete`, "{}");
        expectRefusal(what, answer);
        // Or not even a route: the id has slashes, or is too long for Node.
        expect({ what, type: answer.json?.type ?? "not_found" }).toEqual({
          what,
          type: "not_found",
        });
      }
    });
  });

  it("that is hostile does nothing on Medusa's own webhook route, which answers everybody 200", async () => {
    const session = await outsider.findPayment();
    const body = eventBody(session.data.charge_id);
    const handled = jest.fn().mockResolvedValue(undefined);
    const payments = store.container.resolve("payment");
    // Core would tell of each of them, three times over.
    const logger = store.container.resolve("logger");
    const quiet = jest.spyOn(logger, "error").mockImplementation(() => "");

    await outsider.changesNothing(async () => {
      for (const [what, id] of HOSTILE_IDS.filter(([, id]) => isDecodable(id))) {
        const { status } = await outsider.ask(`/hooks/payment/atome-qr_${id}`, body);
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
    const session = await outsider.findPayment();
    const path = `/store/atome-qr/payment-sessions/${session.id}`;
    const { json: usual } = await outsider.ask(path);
    const { bytes: usualImage } = await outsider.ask(`${path}/qr`);

    for (const query of HOSTILE_QUERIES) {
      const { status, json } = await outsider.ask(`${path}?${query}`);
      expect({ query, status, json }).toEqual(
        query.startsWith("wait") && !query.includes("__proto__")
          ? {
              query,
              status: 400,
              json: expect.objectContaining({ code: "invalid_wait" }) as object,
            }
          : { query, status: 200, json: usual },
      );
      const image = await outsider.ask(`${path}/qr?${query}`);
      expect({ query, status: image.status, isUsual: image.bytes.equals(usualImage) }).toEqual({
        query,
        status: 200,
        isUsual: true,
      });
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("is another account's: the webhook is refused, whoever signed it", async () => {
    const session = await outsider.findPayment();
    const body = eventBody(session.data.charge_id);

    await outsider.changesNothing(async () => {
      for (const account of ["sg", "my", "TH", "th%20", "th%00", "pp_atome-qr_th", "thx"]) {
        const { status, json } = await outsider.ask(`/hooks/atome-qr/${account}`, body);
        const [expected, code] = ["sg", "my"].includes(account)
          ? [401, "invalid_signature"]
          : [404, "account_not_found"];
        expect({ account, status, code: json?.code }).toEqual({ account, status: expected, code });
      }
    });
  });
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
