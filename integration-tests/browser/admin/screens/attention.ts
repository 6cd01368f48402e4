import { waitFor } from "../../../support/wait-for";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, sentenceOf } from "../support/languages";
import { type MadeCharge } from "../support/store-data";

/** What a person has to do, and what was resolved without one. */
export function describeAttention(stage: AdminStage, language: AdminLanguage): void {
  describe("what needs attention", () => {
    afterEach(async () => {
      stage.demo.sandbox.faults.clear();
      await stage.data.setStock(100);
    });

    const rowId = async ({ chargeId }: MadeCharge) => (await stage.data.read(chargeId)).id;

    it("is counted in the menu", async () => {
      await stage.data.held();
      const { count } = await stage.data.needingAttention();
      const admin = await stage.open(language, "/orders");
      const { texts } = admin;
      await admin.page.reload();

      const menu = admin.page.getByRole("link", { name: texts.menu }).first();
      const shown = menu.getByRole("img", { name: texts.marks.needsAttention });
      await shown.waitFor();

      expect(await shown.innerText()).toBe(count > 9 ? "9+" : String(count));
      await admin.inspect("menu-count");
    });

    it("holds no charge whose money went back by itself: it is listed as resolved", async () => {
      const charge = await stage.data.returned();
      const id = await rowId(charge);
      const admin = await stage.open(language, "/atome-qr");
      const { texts, page } = admin;
      const resolved = admin.section("resolved");
      const fold = resolved.getByRole("button").first();
      await admin.tabTo(fold);
      expect(await fold.getAttribute("aria-expanded")).toBe("false");
      await admin.press("Enter");

      const row = resolved.locator(`[data-charge=${id}]`);
      await row.getByText(texts.attention.refundedAll).waitFor();
      expect(await admin.section("attention").locator(`[data-charge=${id}]`).count()).toBe(1);
      await admin.inspectSizes("resolved", resolved);

      await row.getByRole("link").click();
      const notice = admin.section("attention-notice");
      await notice.getByText(texts.attention.resolved, { exact: true }).waitFor();
      await notice.getByText(texts.attention.refundedAll).waitFor();
      await admin.inspectSizes("resolved-charge", notice);
      await page.goBack();
      await admin
        .section("charges")
        .getByRole("button", { name: texts.marks.needsAttention })
        .click();
      await page.getByRole("menuitemcheckbox", { name: texts.attention.resolved }).click();
      await page.waitForURL(/attention=resolved/);
      await page.keyboard.press("Escape");
      const rows = admin.section("charges").locator("tbody tr");
      await rows.first().waitFor();
      const marks = rows.getByRole("img", { name: texts.marks.needsAttention });
      await waitFor(async () => expect(await marks.count()).toBe(0));
    });

    it("has its order placed again once the goods are back", async () => {
      const charge = await stage.data.unplaced();
      const id = await rowId(charge);
      const admin = await stage.open(language, "/atome-qr");
      const { texts } = admin;
      const row = admin.section("attention").locator(`[data-charge=${id}]`);
      const place = admin.button(texts.actions.placeOrder, row);

      await place.click();
      await admin.problem(sentenceOf(language, "order_not_placed", /still cannot be placed/), row);
      await admin.inspectSizes("place-again", row);
      await row.getByRole("link").first().click();
      const notice = admin.section("attention-notice");
      await stage.data.setStock(100);
      await admin.button(texts.actions.placeOrder, notice).click();

      await admin.toast(texts.placeOrder.done);
      await notice.waitFor({ state: "detached" });
      const { order_id: orderId } = await stage.data.read(charge.chargeId);
      expect(orderId).not.toBeNull();
      expect(stage.demo.sandbox.charge(charge.chargeId).refunded_amount).toBe(0);
      const timeline = admin.section("timeline");
      await timeline.getByText(texts.timeline.kinds.order_placed).waitFor();
    });
  });
}
