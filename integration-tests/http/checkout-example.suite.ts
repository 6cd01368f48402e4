import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { suite } from "../support/store-suite";
import { waitFor } from "../support/wait-for";

const EXAMPLE = join(__dirname, "../../docs/examples/checkout.mjs");

export default suite(__filename, "the example of a checkout without a storefront", (store) => {
  const run = (publishableKey: string) =>
    promisify(execFile)(process.execPath, [EXAMPLE], {
      env: { ...process.env, MEDUSA_URL: store.url, PUBLISHABLE_KEY: publishableKey },
    });

  it("shows the page with the code, and is told of the order", async () => {
    const running = run(store.publishableKey);
    const [charge] = await waitFor(() => {
      const charges = store.sandbox.charges();
      expect(charges).toHaveLength(1);
      return charges;
    });
    store.sandbox.pay(charge.id);

    const { stdout } = await running;
    expect(stdout).toMatch(/^Pay for .+ here: http\S+\/atome-qr\/pay\/\S+$/m);
    expect(stdout).toMatch(/^Paid: order order_/m);
  });

  it("says what is wrong", async () => {
    await expect(run("pk_unknown")).rejects.toMatchObject({
      stderr: expect.stringContaining("GET /store/regions: ") as string,
    });
  });
});
