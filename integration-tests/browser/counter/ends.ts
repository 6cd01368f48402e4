import { type ViewportSize } from "playwright-core";

import { waitFor } from "../../support/wait-for";
import { type AdminStage } from "../admin/support/admin-stage";
import { type AdminLanguage } from "../admin/support/languages";
import { takePicture } from "../support/screenshots";
import { openTill } from "./open-till";
import { type TillPage } from "./till-page";

/** A sale that is not paid, or not yet. */
export function describeEnds(stage: AdminStage, language: AdminLanguage, size: ViewportSize) {
  describe("a sale that is not paid", () => {
    async function sell(amount = "120"): Promise<TillPage> {
      const till = await openTill(stage, language, size);
      await till.page.keyboard.type(amount, { delay: 60 });
      await till.show();
      await till.code();
      return till;
    }

    const newest = async () => {
      const path = "/admin/orders?order=-created_at&limit=1&fields=id,status";
      const { orders } = await stage.data.staff.get<{ orders: { id: string; status: string }[] }>(
        path,
      );
      return orders[0];
    };

    it("because it was declined says why, and gets a new code for the same order", async () => {
      const till = await sell();
      const first = await till.code();
      const order = await newest();
      stage.demo.sandbox.fail(first.id, "payment_rejected");
      const outcome = await till.outcome("failed");
      await outcome.getByText(till.admin.texts.failures.payment_rejected).waitFor();
      await till.admin.inspect(`counter-failed-${size.width}`);

      await till.press(till.texts.again, till.sale);

      await (await till.outcome("failed")).waitFor({ state: "detached" });
      const second = await till.code();
      expect(second.id).not.toBe(first.id);
      expect((await newest()).id).toBe(order.id);
      stage.demo.sandbox.pay(second.id);
      await till.outcome("paid");
    });

    it("because time ran out leaves nothing behind", async () => {
      const till = await sell();
      stage.demo.sandbox.expire((await till.code()).id);
      await till.outcome("expired");
      await till.admin.inspect(`counter-expired-${size.width}`);

      await till.press(till.texts.next, till.sale);

      await till.sale.waitFor({ state: "detached" });
      expect((await newest()).status).toBe("canceled");
    });

    it("because the shopper pays in another way keeps its order", async () => {
      const till = await sell();
      const order = await newest();
      stage.demo.sandbox.expire((await till.code()).id);
      await till.outcome("expired");

      await till.press(till.texts.otherWay, till.sale);

      await till.page.waitForURL(`**/orders/${order.id}`);
      expect((await newest()).status).toBe("pending");
    });

    it("waits while the next one is made, and is shown again with one press", async () => {
      const till = await sell("150");
      await till.press(till.texts.nextWhileOpen, till.sale);
      await till.sale.waitFor({ state: "detached" });

      const waiting = till.admin.section("waiting-sales");
      await waiting.getByRole("button", { name: /150/ }).click();

      await till.code();
      await till.press(till.texts.cancel, till.sale);
      await waiting.getByText(till.texts.nobodyWaits).waitFor();
    });

    it("that is paid while another one is made says so in the list, until it was seen", async () => {
      const till = await sell("160");
      const charge = await till.code();
      await till.press(till.texts.nextWhileOpen, till.sale);
      const listed = till.admin.section("waiting-sales").getByRole("button", { name: /160/ });
      await listed.waitFor();
      stage.demo.sandbox.pay(charge.id);
      await listed.getByText(till.texts.paid).waitFor();

      await listed.click();
      await till.outcome("paid");
      await till.press(till.texts.next, till.sale);
      await listed.waitFor({ state: "detached" });
    });

    it("is there again after a reload", async () => {
      const till = await sell();
      await till.page.reload();
      const charge = await till.code();
      stage.demo.sandbox.pay(charge.id);
      await till.outcome("paid");
    });

    it("prints a slip with the time until which it can be paid, and then a receipt", async () => {
      const till = await sell();
      await till.page.evaluate(() => (window.print = () => undefined));
      const slip = () =>
        till.page
          .locator("iframe[name=atome-qr-slip]")
          .evaluate((frame: HTMLIFrameElement) => frame.srcdoc);
      const charge = await till.code();

      await till.press(till.texts.printCode, till.sale);
      await waitFor(async () => expect(await slip()).toContain("120.00"));
      expect(await slip()).toContain(charge.id.slice(-6));

      stage.demo.sandbox.pay(charge.id);
      await till.outcome("paid");
      await till.press(till.texts.print, till.sale);
      await waitFor(async () => expect(await slip()).toContain(till.admin.texts.slip.receipt));
      // As wide as the paper: 80 mm at 96 dots per inch.
      const paper = await stage.openElsewhere("/health", { width: 302, height: 400 });
      await paper.setContent(await slip());
      expect(await paper.evaluate(() => document.body.scrollWidth)).toBeLessThanOrEqual(302);
      await takePicture(paper, `counter-slip-${language}`);
    });
  });
}
