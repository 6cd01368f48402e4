import { boot } from "../support/boot";

describe("a store does not start", () => {
  it("when the payment module has no dependencies, and shows the line to add", async () => {
    const { code, output } = await boot("dependencies");
    expect(code).toBe(1);
    expect(output).toContain('dependencies: ["atomeQr", "query"],   // <- add this line');
  });

  it("when the plugin is not loaded, and shows the line to add", async () => {
    const { code, output } = await boot("plugin");
    expect(code).toBe(1);
    expect(output).toContain('plugins: [{ resolve: "medusa-payment-atome-qr", options: {} }],');
  });

  it("when options are wrong, naming every mistake and no value", async () => {
    const { code, output } = await boot("options");
    expect(code).toBe(1);
    expect(output).toContain("secretKey must start with skey_");
    expect(output).toContain("webhookSecret is missing");
    expect(output).toContain("expiresInSeconds");
    expect(output).not.toContain("pkey_test_pasted_the_wrong_one");
  });

  it("when the plugin's own options are wrong, naming every mistake", async () => {
    const { code, output } = await boot("plugin options");
    expect(code).toBe(1);
    expect(output).toContain("the plugin's options need attention");
    expect(output).toContain("backendUrl must be an https://");
    expect(output).toContain('Unrecognized key: "lang"');
  });

  it("when entries are wrong, naming the mistakes of all of them in one message", async () => {
    const { code, output } = await boot("two entries");
    expect(code).toBe(1);
    expect(output).toMatch(/entry "th":\n.*secretKey must start with skey_.*\n.*webhookSecret is/);
    expect(output).toMatch(/entry "sg":\n.*"currency"/);
    expect(output).toMatch(/entry "sg": secretKey has blanks/);
    expect(output).toContain("pay_url is only a path");
    expect(output).not.toMatch(/pkey_test_th|skey_test_sg/);
  });
});

describe("a store starts, and its log says", () => {
  it("that the plugin has no provider entry", async () => {
    const { code, output } = await boot("entry");
    expect([code, output]).toEqual([0, expect.stringContaining("no provider entry of it")]);
    expect(output).not.toContain("pay_url");
  });

  it("which entry's key has blanks around it, and has a live key on http", async () => {
    const { code, output } = await boot("warnings");
    expect(code).toBe(0);
    expect(output).toContain('The provider entry "th": secretKey has blanks or line breaks');
    expect(output).toContain('The provider entry "th": live keys');
    expect(output).not.toMatch(/skey_live_boot|pay_url/);
  });

  it("that its address is not known", async () => {
    const { code, output } = await boot("nothing");
    expect([code, output]).toEqual([0, expect.stringContaining("pay_url is only a path")]);
    expect(output).not.toMatch(/no provider entry|has blanks|live keys|db:migrate/);
  });
});
