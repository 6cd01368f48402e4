import { thrownBy } from "../../domain/test-support/thrown-by";
import { assertWiring, readProviderEntries } from "./wiring";

type Fields = Record<string, unknown>;

const OURS = "medusa-payment-atome-qr/providers/atome-qr";

const entry = (fields: Fields = {}): Fields => ({
  resolve: OURS,
  id: "th",
  options: { secretKey: "skey_test_th", webhookSecret: "c2VjcmV0LXRo" },
  ...fields,
});

const singapore = entry({
  id: "sg",
  options: { secretKey: "skey_test_sg", webhookSecret: "c2c=" },
});

const paymentModule = (providers: Fields[], fields: Fields = {}): Fields => ({
  resolve: "@medusajs/medusa/payment",
  dependencies: ["atomeQr", "query"],
  options: { providers },
  ...fields,
});

/** Medusa's configuration, as the container holds it. */
const config = (payment: unknown = paymentModule([entry()]), modules: Fields = {}): Fields => ({
  modules: { payment, atomeQr: { resolve: "medusa-payment-atome-qr/modules/x" }, ...modules },
});

const withEntries = (...entries: Fields[]) => config(paymentModule(entries));

const messageOf = (configModule: unknown) => {
  const error = thrownBy(() => assertWiring(configModule, null));
  expect(error.code).toBe("wiring_incomplete");
  return error.message;
};

describe("the provider's entries", () => {
  it("are found in their order, with their ids and options", () => {
    expect(readProviderEntries(withEntries(entry(), singapore))).toEqual([
      { id: "th", options: { secretKey: "skey_test_th", webhookSecret: "c2VjcmV0LXRo" } },
      { id: "sg", options: { secretKey: "skey_test_sg", webhookSecret: "c2c=" } },
    ]);
  });

  it.each<[string, unknown]>([
    ["its path in the package", OURS],
    ["a path in the store", "./src/providers/atome-qr"],
    ["the path of its file", "/shop/node_modules/x/providers/atome-qr/index.js"],
    ["a path on Windows", "C:\\shop\\x\\providers\\atome-qr"],
    ["the imported module", { services: [{ identifier: "atome-qr" }] }],
  ])("are found by %s", (_what, resolve) => {
    expect(readProviderEntries(withEntries(entry({ resolve })))).toHaveLength(1);
  });

  it.each<[string, unknown]>([
    ["another provider", "@medusajs/medusa/payment-stripe"],
    ["one whose name only begins alike", "./src/providers/atome-qr-old"],
    ["one whose name only ends alike", "./src/providers/not-atome-qr"],
    ["another imported module", { services: [{ identifier: "stripe" }] }],
    ["a module without services", {}],
    ["nothing", undefined],
  ])("are not %s", (_what, resolve) => {
    expect(readProviderEntries(withEntries(entry({ resolve })))).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["no modules", {}],
    ["no payment module", { modules: {} }],
    ["a payment module that is switched off", config(false)],
    ["no options", config({})],
    ["no providers", config({ options: {} })],
  ])("are none, given %s", (_what, configModule) => {
    expect(readProviderEntries(configModule)).toEqual([]);
  });
});

describe("at boot", () => {
  it("lets a complete configuration start, with one account or several", () => {
    expect(() => assertWiring(config(), null)).not.toThrow();
    expect(() => assertWiring(withEntries(entry(), singapore), null)).not.toThrow();
  });

  it("lets the payment module have more dependencies and other providers", () => {
    const dependencies = ["query", "cache", "atomeQr"];
    const stripe = { resolve: "@medusajs/medusa/payment-stripe", id: "th" };
    const payment = paymentModule([stripe, entry()], { dependencies });
    expect(() => assertWiring(config(payment), null)).not.toThrow();
  });

  it.each<[string, unknown]>([
    ["is missing", undefined],
    ["is switched off", false],
  ])("shows the plugins line when the plugin %s", (_what, atomeQr) => {
    const message = messageOf(config(paymentModule([entry()]), { atomeQr }));
    expect(message).toContain('plugins: [{ resolve: "medusa-payment-atome-qr", options: {} }],');
    expect(message).not.toContain("dependencies");
  });

  it.each([[undefined], [[]], [["atomeQr"]], [["query"]]])(
    "shows the dependencies line when they are %j",
    (dependencies) => {
      const message = messageOf(config(paymentModule([entry()], { dependencies })));
      expect(message).toContain('dependencies: ["atomeQr", "query"],   // <- add this line');
      expect(message).not.toContain("plugins:");
    },
  );

  it.each([undefined, "", "th_1", "th/1", "th 1", "ไทย"])("refuses the entry id %j", (id) => {
    expect(messageOf(withEntries(entry({ id })))).toContain(
      'Give every Atome QR provider entry an id of letters, digits and dashes, such as id: "th".',
    );
  });

  it("refuses two entries with one id", () => {
    const message = messageOf(withEntries(entry(), entry({ options: { secretKey: "other" } })));
    expect(message).toContain('Two Atome QR provider entries have the id "th"');
  });

  it("refuses two entries with the same options, whose accounts could not be told apart", () => {
    const message = messageOf(withEntries(entry(), singapore, entry({ id: "my" })));
    expect(message).toContain('entry "my" has the same options as another');
  });

  it("refuses what is wrong in the plugin's own options, without saying what it is", () => {
    const atomeQr = { resolve: "x", options: { backendUrl: "shop.example", colour: "red" } };
    const message = messageOf(config(paymentModule([entry()]), { atomeQr }));
    expect(message).toContain("backendUrl must be an https://");
    expect(message).toContain('"colour"');
    expect(message).not.toMatch(/shop\.example|red/);
  });

  it("names the mistakes in the options of all entries, and no value", () => {
    const message = messageOf(
      withEntries(
        entry({ options: { secretKey: "pkey_test_th" } }),
        entry({ id: "sg", options: { secretKey: "skey_test_sg", webhookSecret: "c2c=", lang: 1 } }),
      ),
    );
    expect(message).toMatch(/entry "th":\n.*secretKey must start with skey_.*\n.*webhookSecret is/);
    expect(message).toMatch(/entry "sg":\n.*"lang"/);
    expect(message).not.toMatch(/pkey_test|skey_test|c2c=/);
  });

  it("says in the same message what is only worth a warning", () => {
    const broken = withEntries(entry({ options: {} }));
    expect(thrownBy(() => assertWiring(broken, null, ["a blank"])).message).toContain(
      "  - a blank",
    );
    expect(() => assertWiring(config(), null, ["a blank"])).not.toThrow();
  });

  it("asks for the store's address where shoppers come back to it", () => {
    const redirect = config(
      paymentModule([
        entry({
          options: { secretKey: "skey_test_1", webhookSecret: "c2VjcmV0", flow: "redirect" },
        }),
      ]),
    );
    expect(thrownBy(() => assertWiring(redirect, null)).message).toContain("backendUrl");
    expect(() => assertWiring(redirect, "https://api.shop.example")).not.toThrow();
  });

  it("names everything that is missing at once, and no key", () => {
    const message = messageOf({
      modules: { payment: { options: { providers: [entry(), entry()] } } },
    });
    expect(message).toContain("medusa-config.ts needs attention");
    expect(message).toContain("plugins:");
    expect(message).toContain("dependencies:");
    expect(message).toContain('the id "th"');
    expect(message).not.toMatch(/skey_|c2VjcmV0/);
  });
});
