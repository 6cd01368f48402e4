import { type Page } from "playwright-core";

import type { OrderPayment } from "../../../../src/admin-api/types";
import { waitFor } from "../../../support/wait-for";
import { scanQr } from "../../support/qr";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage } from "../support/languages";
import { SIZES } from "../support/sizes";

/** The next answer that knows the order's payment is one of before Medusa had booked it. */
async function readOnceBeforeItIsBooked(page: Page, orderId: string): Promise<void> {
  let isDone = false;
  await page.route(`**/admin/atome-qr/orders/${orderId}`, async (route) => {
    const response = await route.fetch();
    const { payment } = (await response.json()) as { payment: OrderPayment };
    const paid = payment.charges.find(({ status }) => status === "paid");
    if (paid && !isDone) {
      isDone = true;
      paid.finalized_at = null;
      payment.owed_amount = paid.amount;
    }
    await route.fulfill({ response, json: { payment } });
  });
}

/** The widget on an order's page, and the page that shows the same. */
export function describeOrder(stage: AdminStage, language: AdminLanguage): void {
  describe("an order", () => {
    const openCharges = () =>
      stage.demo.sandbox.charges().filter(({ status }) => status === "pending");

    /** An order that owes money, and a code for it at the counter. */
    async function showQr() {
      const { orderId } = await stage.data.unpaidOrder();
      const admin = await stage.open(language, `/atome-qr/orders/${orderId}`);
      const before = new Set(openCharges().map(({ id }) => id));
      await admin.button(admin.texts.actions.newQr).click();
      await admin.button(admin.texts.pos.create).click();
      await admin.page.getByRole("img", { name: /Atome/ }).waitFor();
      return { admin, charge: openCharges().find(({ id }) => !before.has(id))! };
    }

    it("that was paid shows its charge beside Medusa's payments", async () => {
      const { orderId, chargeId } = await stage.data.paidOrder();
      const admin = await stage.open(language, `/orders/${orderId}`);
      const { texts } = admin;
      const widget = admin.section("order-payments");

      await widget.getByText(texts.status.paid, { exact: true }).first().waitFor();
      await widget.scrollIntoViewIfNeeded();
      await admin.inspect("order");

      await admin.choose(texts.actions.details, widget);
      await admin.section("charge").getByText(chargeId).waitFor();
    });

    it("has a code at Omise's own address until its picture comes", async () => {
      const { orderId } = await stage.data.unpaidOrder();
      const admin = await stage.open(language, `/atome-qr/orders/${orderId}`);
      const { page, texts } = admin;
      const before = new Set(openCharges().map(({ id }) => id));
      let send!: () => void;
      const sent = new Promise<void>((resolve) => (send = resolve));
      await page.route("**/admin/atome-qr/charges/*/qr", async (route) => {
        await sent;
        await route.continue();
      });
      await admin.button(texts.actions.newQr).click();
      await admin.button(texts.pos.create).click();

      const link = page.getByRole("link", { name: texts.pos.openAtOmise });
      await link.waitFor();
      const { source } = openCharges().find(({ id }) => !before.has(id))!;
      expect(await link.getAttribute("href")).toBe(source.scannable_code!.image.download_uri);
      send();

      await page.getByRole("img", { name: /Atome/ }).waitFor();
      await link.waitFor({ state: "detached" });
    });

    it("that owes money has its box above all, and at its side once it is paid", async () => {
      const { orderId } = await stage.data.unpaidOrder();
      const admin = await stage.open(language, `/orders/${orderId}`);
      const { texts, page } = admin;
      const box = admin.section("order-payments");
      const place = async () => {
        const { x, y } = (await box.boundingBox())!;
        return { isFirst: y < 120, isAside: x > 700 };
      };
      await admin.button(texts.actions.newQr, box).waitFor();
      expect(await place()).toEqual({ isFirst: true, isAside: false });
      const before = new Set(openCharges().map(({ id }) => id));
      await admin.button(texts.actions.newQr, box).click();
      await admin.button(texts.pos.create).click();
      await page.getByRole("img", { name: /Atome/ }).waitFor();
      const { id: chargeId } = openCharges().find(({ id }) => !before.has(id))!;
      await page.keyboard.press("Escape");

      // With an open code, the button says what it does to it.
      await admin.button(texts.actions.replaceQr, box).waitFor();
      expect(await admin.button(texts.actions.newQr, box).count()).toBe(0);
      await admin.inspectSizes("order-owing", box);
      await page.setViewportSize(SIZES.desktop);
      await admin.button(texts.actions.showQr, box).click();
      await page.getByRole("img", { name: /Atome/ }).waitFor();
      stage.demo.sandbox.pay(chargeId);
      await page.locator("[data-outcome=paid]").waitFor();
      await admin.button(texts.actions.close, page.locator("[data-outcome]")).click();

      await waitFor(async () => expect(await place()).toMatchObject({ isAside: true }));
      expect(await box.count()).toBe(1);
      await admin.inspect("order-paid");
    });

    it.each([
      ["its own page", "/orders/", true],
      ["the plugin's page", "/atome-qr/orders/", false],
    ])("that owes money is paid across the counter, from %s", async (_place, path, isFirst) => {
      const { orderId } = await stage.data.unpaidOrder();
      const admin = await stage.open(language, `${path}${orderId}`);
      const { texts, page } = admin;
      const before = new Set(openCharges().map(({ id }) => id));

      await admin.button(texts.actions.newQr).click();
      await page.getByLabel(texts.pos.own).waitFor();
      await admin.standsStill();
      await page.getByLabel(texts.pos.own).click();
      await page.getByLabel(texts.expiry.parts.hours, { exact: true }).fill("0");
      await page.getByLabel(texts.expiry.parts.minutes, { exact: true }).fill("0");
      await page.getByLabel(texts.expiry.parts.seconds, { exact: true }).fill("29");
      const create = admin.button(texts.pos.create);
      expect(await create.isDisabled()).toBe(true);
      if (isFirst) await admin.inspect("pos-form");
      await page.getByLabel(texts.expiry.parts.minutes, { exact: true }).fill("2");
      await create.click();

      const image = page.getByRole("img", { name: /Atome/ });
      await image.waitFor();
      const { width } = (await image.boundingBox())!;
      expect(width).toBeGreaterThan(400);
      const charge = openCharges().find(({ id }) => !before.has(id))!;
      expect(await waitFor(() => scanQr(image))).toBe(charge.pay_url);
      const lives = (Date.parse(charge.expires_at) - Date.parse(charge.created_at)) / 1_000;
      expect(Math.abs(lives - 149)).toBeLessThan(5);
      if (isFirst) await admin.inspect("pos-qr");
      const announced = await admin.section("pos").getByRole("status").first().elementHandle();
      expect(await announced.textContent()).toBe(texts.pos.waiting);

      await readOnceBeforeItIsBooked(page, orderId);
      stage.demo.sandbox.pay(charge.id);

      await page.locator("[data-outcome=paid]").waitFor();
      expect(await announced.textContent()).toBe(texts.pos.paid);
      if (isFirst) await admin.inspect("pos-paid");
      await admin.button(texts.actions.close, page.locator("[data-outcome]")).click();
      const widget = admin.section("order-payments");
      await widget.getByText(texts.status.paid, { exact: true }).first().waitFor();
      await admin.button(texts.actions.newQr).waitFor({ state: "detached" });
      // The button is gone that opened the code; the focus is where its payment stands.
      expect(await widget.evaluate((section) => section === document.activeElement)).toBe(true);
      const { summary } = await stage.data.staff.order(orderId);
      expect(summary.pending_difference).toBe(0);
    });

    it("that is paid while the counter has no connection says so, then shows it", async () => {
      const { admin, charge } = await showQr();
      const { texts, page } = admin;
      const hint = page.getByText(texts.errors.noConnection);

      await page.context().setOffline(true);
      try {
        await hint.waitFor();
        await admin.picture("pos-offline");
        stage.demo.sandbox.pay(charge.id);
        await stage.data.waitForStatus(charge.id, "paid");
      } finally {
        await page.context().setOffline(false);
      }

      await page.locator("[data-outcome=paid]").waitFor();
      await hint.waitFor({ state: "detached" });
    });

    it("that is still a draft is charged on its page, too", async () => {
      const { orderId } = await stage.data.draftOrder();
      const admin = await stage.open(language, `/draft-orders/${orderId}`);
      const { texts, page } = admin;
      await admin.button(texts.actions.newQr, admin.section("order-payments")).waitFor();
      await admin.inspect("draft-order");

      await page.goto(`${stage.demo.adminUrl}/atome-qr/orders/${orderId}`);
      const link = page.getByRole("link", { name: texts.actions.openOrder });
      await waitFor(async () =>
        expect(await link.getAttribute("href")).toMatch(new RegExp(`/draft-orders/${orderId}$`)),
      );
      await link.click();
      await page.waitForURL(/\/draft-orders\//);
      await admin.section("order-payments").waitFor();
    });

    it("whose code expired at the counter gets another", async () => {
      const { admin, charge } = await showQr();
      const { texts, page } = admin;

      await admin.button(texts.actions.expireNow).click();
      await admin.agree(texts.actions.expireNow);

      await page.locator("[data-outcome=expired]").waitFor();
      expect(stage.demo.sandbox.charge(charge.id).status).toBe("expired");
      await admin.button(texts.pos.again).click();
      await admin.button(texts.pos.create).click();
      await page.getByRole("img", { name: /Atome/ }).waitFor();
      await page.keyboard.press("Escape");
      const widget = admin.section("order-payments");
      await widget.getByText(texts.status.expired, { exact: true }).waitFor();
      await widget.getByText(texts.status.pending, { exact: true }).waitFor();
      await admin.inspect("order-page");
      await admin.button(texts.actions.showQr, widget).click();
      await page.getByRole("img", { name: /Atome/ }).waitFor();
    });
  });
}
