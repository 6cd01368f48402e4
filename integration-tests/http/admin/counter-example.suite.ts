import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { Till } from "../../support/counter";
import { suite } from "../../support/store-suite";
import { waitFor } from "../../support/wait-for";

const EXAMPLE = join(__dirname, "../../../docs/examples/till.mjs");

export default suite(__filename, "the example of another maker's till", (store) => {
  it("sells with a secret API key, and is told of the outcome", async () => {
    const till = await Till.open(store);
    const { api_key } = await till.admin.staff.post<{ api_key: { token: string } }>(
      "/admin/api-keys",
      { title: "Till", type: "secret" },
    );
    const env = { ...process.env, MEDUSA_URL: store.url, MEDUSA_API_KEY: api_key.token };
    const running = promisify(execFile)(process.execPath, [EXAMPLE, "31500"], { env });

    const { sales } = await waitFor(async () => {
      const answer = await till.sales("?status=unfinished");
      expect(answer.sales[0]?.charge_id).toMatch(/^chrg_/);
      return answer;
    });
    store.sandbox.pay(sales[0].charge_id!);

    const { stdout } = await running;
    expect(sales[0].amount).toBe(31_500);
    expect(stdout).toContain("/atome-qr/pay/");
    expect(stdout).toContain(`Order ${sales[0].order_display_id}: paid`);
  });
});
