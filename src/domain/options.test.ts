import fc from "fast-check";

import { type AtomeQrProviderOptions, parseOptions } from "./options";
import { thrownBy } from "./test-support/thrown-by";

const SECRET = Buffer.from("a webhook secret").toString("base64");
const OTHER_SECRET = Buffer.from("the next secret").toString("base64");

/** The least that a store must write. */
const options = (fields: Record<string, unknown> = {}) => ({
  secretKey: "skey_test_6a1secret0000001",
  webhookSecret: SECRET,
  ...fields,
});

const LIVE = { secretKey: "skey_6a1secret0000001" };

/** The lines of the error, one per mistake. */
function mistakesOf(raw: unknown): string[] {
  const error = thrownBy(() => parseOptions(raw));
  expect(error.code).toBe("invalid_options");
  const [title, ...mistakes] = error.message.split("\n");
  expect(title).toBe("medusa-payment-atome-qr: the provider's options need attention:");
  return mistakes.map((line) => line.replace(/^ {2}- /, ""));
}

describe("given the least a store must write", () => {
  it("fills in the documented defaults", () => {
    expect(parseOptions(options())).toEqual({
      secretKey: "skey_test_6a1secret0000001",
      webhookSecrets: [SECRET],
      allowUnsignedWebhooks: false,
      flow: "qr",
      apiUrl: "https://api.omise.co",
      apiVersion: "2019-05-29",
      expiresInSeconds: 43_200,
      limits: {
        THB: { min: 2_000, max: 5_000_000 },
        SGD: { min: 150, max: 300_000 },
        MYR: { min: 1_000, max: 500_000 },
      },
      checkout: "pay_first",
      latePayments: "refund",
      timeoutMs: 10_000,
      maxConcurrentRequests: 10,
      requestsPerSecond: 15,
      sendOrderDetails: true,
      livemode: false,
    });
  });

  it("has the redirect's own limits with the flow redirect", () => {
    expect(parseOptions(options({ flow: "redirect" }))).toMatchObject({
      flow: "redirect",
      limits: { THB: { min: 2_000, max: 15_000_000 }, SGD: { max: 2_000_000 } },
    });
  });

  it("knows a live key from a test key", () => {
    expect(parseOptions(options()).livemode).toBe(false);
    expect(parseOptions(options(LIVE)).livemode).toBe(true);
  });
});

describe("given every option, takes it", () => {
  it.each<[keyof AtomeQrProviderOptions, unknown]>([
    ["publicKey", "pkey_test_6a1public0000001"],
    ["apiUrl", "http://127.0.0.1:4010"],
    ["apiVersion", "2017-11-02"],
    ["expiresInSeconds", 30],
    ["expiresInSeconds", 43_200],
    ["checkout", "order_first"],
    ["latePayments", "hold"],
    ["timeoutMs", 100],
    ["maxConcurrentRequests", 1],
    ["requestsPerSecond", 1],
    ["requestsPerSecond", 100],
    ["sendOrderDetails", false],
    ["webhookUrl", "https://shop.example/hooks/atome-qr/th"],
  ])("%s: %j", (name, value) => {
    expect(parseOptions(options({ [name]: value }))).toHaveProperty(name, value);
  });

  it("blanks and line breaks around keys and secrets, without them", () => {
    const parsed = parseOptions(
      options({
        secretKey: " skey_test_1",
        publicKey: "pkey_test_1\n",
        webhookSecret: [`${SECRET}\r\n`, OTHER_SECRET],
      }),
    );
    expect(parsed).toMatchObject({ secretKey: "skey_test_1", publicKey: "pkey_test_1" });
    expect(parsed.webhookSecrets).toEqual([SECRET, OTHER_SECRET]);
  });

  it("two webhook secrets during a rotation", () => {
    const webhookSecret = [SECRET, OTHER_SECRET];
    expect(parseOptions(options({ webhookSecret })).webhookSecrets).toEqual(webhookSecret);
  });

  it("no webhook secret when unsigned webhooks are allowed in so many words", () => {
    const raw = options({ webhookSecret: undefined, allowUnsignedWebhooks: true });
    expect(parseOptions(raw).webhookSecrets).toEqual([]);
  });

  it("a limit for one side of one currency, keeping the others", () => {
    const { limits } = parseOptions(options({ limits: { THB: { max: 9_000_000 } } }));
    expect(limits.THB).toEqual({ min: 2_000, max: 9_000_000 });
    expect(limits.SGD).toEqual({ min: 150, max: 300_000 });
  });
});

describe("given a mistake, names the option and what it should be", () => {
  it.each<[string, Record<string, unknown>, RegExp]>([
    ["no secret key", { secretKey: undefined }, /^secretKey is missing: copy it from/],
    [
      "a public key as secret key",
      { secretKey: "pkey_test_1" },
      /^secretKey must start with skey_/,
    ],
    [
      "a secret key as public key",
      { publicKey: "skey_test_1" },
      /^publicKey must start with pkey_/,
    ],
    ["no webhook secret", { webhookSecret: undefined }, /^webhookSecret is missing: copy it from/],
    ["a secret that is not base64", { webhookSecret: "not/base64!" }, /^webhookSecret must be/],
    [
      "a secret with a line break",
      { webhookSecret: `Y2\n${SECRET}` },
      /^webhookSecret has a blank/,
    ],
    ["a key with a line break", { secretKey: "skey_test\n_1" }, /^secretKey has a blank/],
    ["a public key with a blank", { publicKey: "pkey_test_ 1" }, /^publicKey has a blank/],
    ["a key of blanks", { secretKey: " " }, /^secretKey must start with skey_/],
    ["a secret of blanks", { webhookSecret: "\n" }, /^webhookSecret is missing/],
    ["three secrets", { webhookSecret: [SECRET, SECRET, SECRET] }, /^webhookSecret: .*<=2/],
    ["an empty list of secrets", { webhookSecret: [] }, /^webhookSecret: .*>=1/],
    ["an address that is none", { apiUrl: "api.omise.co" }, /^apiUrl: /],
    ["http with a live key", { ...LIVE, apiUrl: "http://x.example" }, /^apiUrl must be an https/],
    ["HTTP with a live key", { ...LIVE, apiUrl: "HTTP://x.example" }, /^apiUrl must be an https/],
    [
      "http without a key",
      { secretKey: undefined, apiUrl: "http://x.example" },
      /^secretKey is missing/,
    ],
    ["another API version", { apiVersion: "2015-11-17" }, /^apiVersion: .*2019-05-29/],
    ["29 seconds", { expiresInSeconds: 29 }, /^expiresInSeconds: .*30/],
    ["over 12 hours", { expiresInSeconds: 43_201 }, /^expiresInSeconds: .*43200/],
    ["half seconds", { expiresInSeconds: 60.5 }, /^expiresInSeconds: /],
    ["another checkout", { checkout: "pay_later" }, /^checkout: .*pay_first/],
    ["another rule", { latePayments: "keep" }, /^latePayments: .*refund/],
    ["no timeout", { timeoutMs: 0 }, /^timeoutMs: .*100/],
    ["no requests", { maxConcurrentRequests: 0 }, /^maxConcurrentRequests: /],
    ["less than one request a second", { requestsPerSecond: 0.5 }, /^requestsPerSecond: /],
    ["too many requests a second", { requestsPerSecond: 101 }, /^requestsPerSecond: .*100/],
    ["text for a switch", { sendOrderDetails: "false" }, /^sendOrderDetails: .*boolean/],
    ["http for webhooks", { webhookUrl: "http://shop.example" }, /^webhookUrl must be an https/],
    ["an option that is none", { secretkey: "x" }, /secretkey/],
    ["a currency that is none", { limits: { USD: { min: 1 } } }, /^limits: .*USD/],
    ["a limit in fractions", { limits: { THB: { min: 0.5 } } }, /^limits\.THB\.min: /],
    [
      "limits the wrong way round",
      { limits: { SGD: { min: 5, max: 4 } } },
      /^limits\.SGD: min must/,
    ],
    ["a minimum above Omise's maximum", { limits: { MYR: { min: 500_001 } } }, /^limits\.MYR: min/],
  ])("%s", (_what, fields, message) => {
    const mistakes = mistakesOf(options(fields));
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(message);
  });

  it.each([
    ["a live public key", "skey_test_1", "pkey_1"],
    ["a test public key", "skey_1", "pkey_test_1"],
  ])("%s beside a key of the other mode", (_what, secretKey, publicKey) => {
    expect(mistakesOf(options({ secretKey, publicKey }))).toEqual([
      "publicKey and secretKey must both be test keys or both be live keys",
    ]);
  });

  it.each([undefined, null, {}])("no options at all (%j): both that are needed", (raw) => {
    expect(mistakesOf(raw)).toEqual([
      expect.stringMatching(/^secretKey is missing/),
      expect.stringMatching(/^webhookSecret is missing/),
    ]);
  });
});

it("names every mistake at once", () => {
  const raw = { secretKey: "nonsense", checkout: "x", timeoutMs: -1, limits: { THB: { max: 1 } } };
  const mistakes = mistakesOf(raw);
  expect(mistakes).toHaveLength(5);
  const names = mistakes.map((mistake) => /^[\w.]+/.exec(mistake)?.[0]);
  expect(names.sort()).toEqual([
    "checkout",
    "limits.THB",
    "secretKey",
    "timeoutMs",
    "webhookSecret",
  ]);
});

it("never prints what was written, in whichever field a key was pasted", () => {
  const names = ["secretKey", "publicKey", "webhookSecret", "allowUnsignedWebhooks", "apiUrl"];
  const more = [
    "apiVersion",
    "expiresInSeconds",
    "limits",
    "checkout",
    "latePayments",
    "webhookUrl",
  ];
  const name = fc.constantFrom(...names, ...more, "timeoutMs", "sendOrderDetails");
  const key = fc.stringMatching(/^skey_(test_)?[a-z0-9]{19}!$/);
  const wrapped = fc.constantFrom(
    (text: string): unknown => text,
    (text: string) => [text],
    (text: string) => ({ THB: text }),
    (text: string) => ({ THB: { min: text } }),
  );
  fc.assert(
    fc.property(name, key, wrapped, (name, key, wrap) => {
      const error = thrownBy(() => parseOptions(options({ [name]: wrap(key) })));
      expect(error.message).not.toContain(key.slice(0, -1));
      expect(error.message).not.toContain(SECRET);
    }),
  );
});
