import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage } from "../support/languages";

/** Where another plugin has a widget in the same zone (medusajs/medusa #14613). */
export function describeNeighbours(stage: AdminStage, language: AdminLanguage): void {
  it("shows its boxes beside another plugin's, and on pages of its own", async () => {
    const { orderId } = await stage.data.paidOrder();
    const owing = await stage.data.unpaidOrder();
    await stage.data.held();
    const region = await stage.data.regionOf("Thailand");
    const channel = await stage.data.firstChannel();
    const admin = await stage.open(language, "/atome-qr");
    const { page } = admin;

    for (const [shared, ours, own] of [
      ["/orders", "attention-banner", null],
      [`/orders/${orderId}`, "order-payments", `/atome-qr/orders/${orderId}`],
      [`/orders/${owing.orderId}`, "order-payments", `/atome-qr/orders/${owing.orderId}`],
      [`/settings/regions/${region.id}`, "scope-expiry", null],
      [`/settings/sales-channels/${channel.id}`, "scope-expiry", null],
    ] as const) {
      await page.goto(`${stage.demo.adminUrl}${shared}`);
      await page.locator("[data-neighbour]").first().waitFor({ state: "attached" });
      await admin.section(ours).waitFor();
      if (own) {
        await page.goto(`${stage.demo.adminUrl}${own}`);
        await admin.section(ours).waitFor();
      }
    }
    // Any scope's override, without the page of a region or channel.
    await page.goto(`${stage.demo.adminUrl}/settings/atome-qr`);
    await admin.button(admin.texts.expiry.add).click();
    const drawer = admin.section("override");
    for (const scope of ["region", "sales_channel"] as const) {
      await drawer.getByLabel(admin.texts.expiry.scopes[scope], { exact: true }).waitFor();
    }
  });
}
