import { type ViewportSize } from "playwright-core";

import { waitFor } from "../../support/wait-for";
import { type AdminStage } from "../admin/support/admin-stage";
import { type AdminLanguage } from "../admin/support/languages";
import { scanQr } from "../support/qr";
import { openTill } from "./open-till";

/** The way of one sale through every screen; what else can be done is the same as on a tablet. */
export function describeOnAPhone(stage: AdminStage, language: AdminLanguage, size: ViewportSize) {
  it("a sale that is declined at first is paid, and the next one begins", async () => {
    const till = await openTill(stage, language, size);
    const inspect = (name: string) => till.admin.inspect(`counter-${name}${size.width}`);
    await inspect("");
    await till.page.keyboard.type("250.5", { delay: 60 });
    await till.show();
    const declined = await till.code();
    const image = till.sale.getByRole("img", { name: /Atome/ });
    expect(await waitFor(() => scanQr(image))).toBe(declined.pay_url);
    await inspect("code-");

    stage.demo.sandbox.fail(declined.id, "payment_rejected");
    await till.outcome("failed");
    await inspect("failed-");
    await till.press(till.texts.again, till.sale);
    await till.page.locator("[data-outcome=failed]").waitFor({ state: "detached" });
    const charge = await till.code();
    expect([charge.amount, charge.id === declined.id]).toEqual([25_050, false]);
    stage.demo.sandbox.pay(charge.id);
    await till.outcome("paid");
    await inspect("paid-");

    await till.press(till.texts.next, till.sale);
    await till.sale.waitFor({ state: "detached" });
    await till.isEmpty();
  });

  it("a scanned product stands in the basket, and goes into the sale", async () => {
    const till = await openTill(stage, language, size);
    await till.scan(await stage.data.barcodeOf("CELADON-MUG-STANDARD"));
    await till.admin.section("counter").getByText("Celadon mug").first().waitFor();
    await till.admin.inspect(`counter-products-${size.width}`);
    await till.show();
    expect((await till.code()).amount).toBe(49_000);
  });
}
