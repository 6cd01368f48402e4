import { desktop, phone } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { type Stage } from "../support/stage";
import { HostedPages } from "../support/hosted-page";

/** The page on which developers do what Omise, a bank and bad luck do. */
export function sandboxDashboard(stage: Stage): void {
  describe("given the sandbox's dashboard", () => {
    const hosted = new HostedPages(stage);

    it("when a charge is marked as failed, then with the code that was chosen, and the page says why", async () => {
      const session = await hosted.startPayment();
      const { charge_id: id } = session.data;
      const shopper = await hosted.open(session, "?lang=th", phone);
      const dashboard = await stage.openPage(stage.demo.sandboxUrl, desktop);
      const row = dashboard.locator(`[data-charge=${id}]`);

      await row.getByRole("button", { name: "Mark as failed" }).click();
      const dialog = dashboard.getByRole("dialog");
      await dialog.getByLabel("something_new").check();
      await expectAccessible(dashboard);
      await dialog.getByRole("button", { name: "Mark as failed" }).click();

      await row.getByText("something_new").waitFor();
      expect(stage.demo.sandbox.charge(id)).toMatchObject({
        status: "failed",
        failure_code: "something_new",
      });
      await hosted.shows(shopper, "failed");
      expect(await shopper.locator("main").innerText()).not.toMatch(/something.new/);
    });

    it("when there are many charges, then the newest are shown, and more when asked; each tab has its own part", async () => {
      const { sandboxUrl } = stage.demo;
      const [{ secretKey }] = stage.demo.sandbox.accounts;
      let id = "";
      for (let count = 0; count < 30; count++) {
        id = await makeCharge(sandboxUrl, secretKey);
      }
      const total = stage.demo.sandbox.charges().length;
      const dashboard = await stage.openPage(sandboxUrl, desktop);
      const rows = dashboard.locator("[data-charge]");

      expect(await rows.count()).toBe(25);
      await dashboard.getByRole("link", { name: /more$/ }).click();
      await dashboard.waitForURL(/show=50/);
      expect(await rows.count()).toBe(Math.min(50, total));
      expect(await dashboard.locator("main").innerText()).not.toContain(id);
      expect(await dashboard.locator("main").innerText()).toContain(id.slice(-8));
      await expectAccessible(dashboard);

      await dashboard.getByRole("link", { name: "Webhooks" }).click();
      await dashboard.getByRole("heading", { name: "Webhook URLs" }).waitFor();
      expect(await rows.count()).toBe(0);
      await expectAccessible(dashboard);

      await dashboard.getByRole("link", { name: "Faults" }).click();
      await dashboard.getByLabel("Webhooks twice").click();
      await dashboard.getByRole("link", { name: "Faults 1 on" }).waitFor();
      expect(stage.demo.sandbox.webhooks.faults).toEqual({ doubled: true });
      await expectAccessible(dashboard);
    });
  });
}

async function makeCharge(url: string, key: string): Promise<string> {
  const response = await fetch(`${url}/charges`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ amount: 50_000, currency: "THB", source: { type: "atome_qr" } }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { id: string }).id;
}
