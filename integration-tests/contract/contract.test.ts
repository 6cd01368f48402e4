import { type Sandbox, startSandbox } from "../../sandbox";
import { differences } from "./compare";
import { OmiseApi } from "./omise-api";
import { answers } from "./questions";
import { readSettings } from "./settings";
import { type Walk, walkThrough } from "./walk";

/** A second sandbox stands for Omise: the walk and its report are what is tested here. */
describe("the contract with Omise", () => {
  let omise: Sandbox;
  let sandbox: Sandbox;
  beforeAll(async () => {
    [omise, sandbox] = await Promise.all([startSandbox({ port: 0 }), startSandbox({ port: 0 })]);
  });
  afterAll(() => Promise.all([omise.close(), sandbox.close()]));
  afterEach(() => omise.faults.clear());

  const walkIn = ({ url, accounts }: Sandbox): Promise<Walk> => {
    const { secretKey, currency } = accounts[0];
    return walkThrough(new OmiseApi({ apiUrl: url, secretKey }), currency);
  };

  it("is kept where the two answer alike", async () => {
    expect(differences(await walkIn(omise), await walkIn(sandbox))).toEqual([]);
  });

  it("reports a field that the sandbox does not have, and one with another value", async () => {
    const fields = { installment_terms: 3, status: "successful" };
    omise.faults.add({ match: "GET /charges/:id", kind: "odd_charge", charge: "*", fields });

    const found = differences(await walkIn(omise), await walkIn(sandbox));
    const step = "charge, read";
    expect(found).toContainEqual({
      step,
      field: "installment_terms",
      omise: "number",
      sandbox: "is missing",
    });
    expect(found).toContainEqual({
      step,
      field: "status",
      omise: '"successful"',
      sandbox: '"pending"',
    });
  });

  it("answers what the documentation leaves open", async () => {
    const found = new Map(answers(await walkIn(sandbox)));
    expect(found.get("Which image has a code?")).toMatch(/^image\//);
    expect(found.get("A paid charge is expired?")).toMatch(/^400 failed_expire: /);
    expect(found.get("More is refunded than is left?")).toMatch(/^400 failed_refund: /);
    expect(found.get("Which events were there, newest first?")).toContain("charge.complete");
  });

  it("says that no charge could be made, and why", async () => {
    omise.faults.add({ match: "POST /charges", kind: "error", status: 503, html: true });
    await expect(walkIn(omise)).rejects.toThrow(/No charge could be made: .*503/);
  });

  it.each([
    [{}, "skey_test_"],
    [{ OMISE_SECRET_KEY: "skey_5u9" }, "skey_test_"],
    [{ OMISE_SECRET_KEY: "skey_test_5u9", OMISE_CURRENCY: "USD" }, "OMISE_CURRENCY"],
  ])("is not asked for with %j", (env, reason) => {
    expect(() => readSettings(env)).toThrow(reason);
  });
});
