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
});
