import { readFile } from "node:fs/promises";

import type { ChargesAnswer, Statistics } from "../../../../src/admin-api/types";
import { formatMoney } from "../../../../src/admin/lib/format-money";
import { toLocale } from "../../../../src/admin/lib/locale";
import { waitFor } from "../../../support/wait-for";
import { type AdminPage } from "../support/admin-page";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, fill } from "../support/languages";
import { watchShifts } from "../support/layout-shift";
import { SIZES } from "../support/sizes";
import { type MadeCharge } from "../support/store-data";

/** The page "Atome QR" of the main menu. */
export function describeCharges(stage: AdminStage, language: AdminLanguage): void {
  describe("the page of all charges", () => {
    let paid: MadeCharge;
    let declined: MadeCharge;
    let toRefund: MadeCharge;
    let toHandle: MadeCharge;
    /** With these, four need attention. */
    let others: MadeCharge[] = [];

    beforeAll(async () => {
      paid = await stage.data.paidOrder();
      declined = await stage.data.declined();
      toRefund = await stage.data.held();
      toHandle = await stage.data.held();
      await stage.data.expired();
      others = [await stage.data.held(), await stage.data.held()];
    });

    afterAll(async () => {
      for (const { chargeId } of others) await stage.data.markHandled(chargeId);
    });

    const rows = (admin: AdminPage) => admin.section("charges").locator("tbody tr");

    const attentionRow = async (admin: AdminPage, { chargeId }: MadeCharge) => {
      const { id } = await stage.data.read(chargeId);
      return admin.section("attention").locator(`[data-charge=${id}]`);
    };

    it("shows what needs attention, the figures and all charges", async () => {
      const admin = await stage.open(language, "/orders");
      const { texts } = admin;
      await admin.page.getByRole("link", { name: texts.menu }).first().click();

      const row = await attentionRow(admin, toRefund);
      await row.getByText(texts.attention.reasons.amount_mismatch).waitFor();
      await admin.section("statistics").getByText(texts.statistics.median).waitFor();
      await rows(admin).nth(3).waitFor();
      await admin.inspect("charges");
      await admin.section("charges").getByRole("table").scrollIntoViewIfNeeded();
      await admin.picture("list");

      await admin.button(texts.statistics.showTable).click();
      const table = admin.section("statistics").getByRole("table");
      expect(await table.getByRole("row").count()).toBe(31);
      await admin.page.getByLabel(texts.statistics.period).click();
      await admin.page
        .getByRole("option", { name: fill(texts.statistics.days, { count: 7 }) })
        .click();
      await waitFor(async () => expect(await table.getByRole("row").count()).toBe(8));
      expect(admin.page.url()).toContain("period=7");
      await admin.inspect("figures");
      await admin
        .section("statistics")
        .getByRole("button", { name: texts.statistics.showChart })
        .click();
      await admin.section("statistics").getByRole("img").waitFor();
      await admin.inspect("chart");
    });

    it.each(["desktop", "phone"] as const)(
      "on a %s shows charges first, and nothing moves when they come",
      async (device) => {
        const admin = await stage.open(language, "/atome-qr");
        const { page } = admin;
        const shifts = await watchShifts(page);
        let send!: () => void;
        const sent = new Promise<void>((resolve) => (send = resolve));
        await page.route("**/admin/atome-qr/**", async (route) => {
          await sent;
          await route.continue();
        });
        await page.setViewportSize(SIZES[device]);
        await page.reload();
        await admin.section("charges").waitFor();
        await admin.picture(`list-loading-${device}`);
        send();

        const list = admin.section("charges");
        const first = list.locator("tbody tr, li").first();
        await first.waitFor();
        await admin.section("attention").locator("[data-charge]").nth(3).waitFor();
        await admin.section("statistics").getByText(/฿|THB/).first().waitFor();
        await admin.inspect(`list-${device}`);
        expect((await first.boundingBox())!.y).toBeLessThan(700);
        const moved = (await shifts()).filter(({ value }) => value > 0.01);
        const sum = moved.reduce((all, { value }) => all + value, 0);
        expect(sum > 0.05 ? moved : []).toEqual([]);
        // Nothing has to be scrolled to the side, and the address is not squeezed.
        const { scrolls, address } = await list.evaluate((box) => ({
          scrolls: [box, ...box.querySelectorAll("div:has(> table)")].some(
            ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
          ),
          address: box.querySelector("[title*='@']")?.clientWidth ?? 0,
        }));
        expect(scrolls).toBe(false);
        expect(address).toBeGreaterThan(120);
      },
    );

    it("remembers which currency and view of the figures was chosen", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const { texts, page } = admin;
      const money = (currency: string) => formatMoney(30_000, currency, toLocale(language));
      await page.evaluate(() => localStorage.removeItem("atome-qr-figures"));
      await page.route("**/admin/atome-qr/statistics?*", async (route) => {
        const response = await route.fetch();
        const { statistics } = (await response.json()) as { statistics: Statistics };
        const [thb] = statistics.currencies;
        const days = thb.days;
        const figures = {
          ...thb,
          paid_amount: 50_000,
          refunded_amount: 20_000,
          net_amount: 30_000,
        };
        statistics.store_currency = "THB";
        statistics.currencies = [
          { ...figures, currency: "SGD", days },
          { ...figures, currency: "THB", days },
        ];
        await route.fulfill({ response, json: { statistics } });
      });
      await page.reload();
      const figures = admin.section("statistics");
      await figures.getByText(money("THB"), { exact: true }).waitFor();

      await figures.getByLabel(texts.statistics.currency).click();
      await page.getByRole("option", { name: "SGD" }).click();
      await figures.getByText(money("SGD"), { exact: true }).waitFor();
      await admin.button(texts.statistics.showTable, figures).click();
      await page.reload();

      await figures.getByText(money("SGD"), { exact: true }).waitFor();
      await figures.getByRole("table").waitFor();
      await page.evaluate(() => localStorage.removeItem("atome-qr-figures"));
    });

    it("cuts an address that is too long, and shows an open code", async () => {
      const { chargeId } = await stage.data.openCharge();
      const admin = await stage.open(language, "/orders");
      const { texts, page } = admin;
      const address = `${"a-very-long-name".repeat(5)}@example.com`;
      await page.route("**/admin/atome-qr/charges?*", async (route) => {
        const response = await route.fetch();
        const answer = (await response.json()) as ChargesAnswer;
        for (const charge of answer.charges) charge.email = address;
        await route.fulfill({ response, json: answer });
      });
      await page.goto(`${stage.demo.adminUrl}/atome-qr?q=${chargeId}`);
      const cut = admin.section("charges").getByTitle(address);
      await cut.waitFor();
      expect(await cut.evaluate((cell) => cell.scrollWidth > cell.clientWidth)).toBe(true);
      expect(await cut.evaluate((cell) => getComputedStyle(cell).textOverflow)).toBe("ellipsis");

      await rows(admin).getByRole("button", { name: texts.actions.showQr }).click();

      await page.getByRole("img", { name: /Atome/ }).waitFor();
      stage.demo.sandbox.pay(chargeId);
      await page.locator("[data-outcome=paid]").waitFor();
      await admin.button(texts.actions.close, page.locator("[data-outcome]")).click();
      await rows(admin).getByText(texts.status.paid, { exact: true }).waitFor();
      const list = admin.section("charges");
      expect(await list.evaluate((section) => section === document.activeElement)).toBe(true);
    });

    it("is filtered by keyboard, and the address keeps the filter", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const { texts } = admin;
      const filters = admin.section("charges").getByRole("group", { name: texts.filters.label });
      await rows(admin).first().waitFor();

      await admin.tabTo(filters.getByRole("button", { name: texts.fields.status }));
      await admin.press("Enter");
      const option = admin.page.getByRole("menuitemcheckbox", { name: texts.status.failed });
      await admin.arrowTo(option);
      await admin.press("Enter", "Escape");

      await admin.page.waitForURL(/status=failed/);
      const others = rows(admin).filter({ hasNotText: texts.status.failed });
      await waitFor(async () => expect(await others.count()).toBe(0));
      await admin.page.reload();
      await rows(admin).first().waitFor();
      expect(await others.count()).toBe(0);

      await admin.tabTo(admin.button(texts.charges.clear));
      await admin.press("Enter");
      await admin.page.waitForURL((url) => !url.search.includes("status"));
      await rows(admin).filter({ hasText: texts.status.expired }).first().waitFor();
    });

    it("is filtered by account, attention and dates", async () => {
      const admin = await stage.open(language, "/atome-qr?account=sg");
      const { texts } = admin;
      await admin.page.getByText(texts.charges.noMatch).waitFor();
      await admin.button(texts.charges.clear).click();
      await rows(admin).nth(3).waitFor();

      await admin.section("charges").getByRole("button", { name: texts.filters.dates }).click();
      await admin.section("dates").waitFor();
      await admin.inspect("dates");
      await admin.button(texts.filters.today).click();
      await admin.page.waitForURL(/from=\d{4}-\d{2}-\d{2}/);
      await admin.page.keyboard.press("Escape");
      await rows(admin).nth(3).waitFor();

      const attention = admin.section("charges").getByRole("button", {
        name: texts.marks.needsAttention,
      });
      await attention.click();
      const yes = { name: texts.filters.attentionYes, exact: true };
      await admin.page.getByRole("menuitemcheckbox", yes).click();
      await admin.page.waitForURL(/attention=true/);
      const marks = rows(admin).getByRole("img", { name: texts.marks.needsAttention });
      await waitFor(async () => expect(await marks.count()).toBe(await rows(admin).count()));

      await rows(admin).first().getByRole("link").focus();
      await admin.tabTo(marks.first());
      await admin.page.getByRole("tooltip").first().waitFor();
    });

    it("is searched, and a click on a row opens the charge", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const { texts } = admin;

      await admin.page.getByLabel(texts.charges.searchLabel).fill(declined.chargeId);

      await waitFor(async () => expect(await rows(admin).count()).toBe(1));
      expect(admin.page.url()).toContain(`q=${declined.chargeId}`);
      await rows(admin).first().getByText(texts.status.failed).click();
      await admin.section("charge").getByText(texts.failures.payment_rejected).waitFor();
      await admin.page.goBack();
      await waitFor(async () => expect(await rows(admin).count()).toBe(1));
      await admin.page.getByLabel(texts.charges.searchLabel).fill("nothing like it");
      await admin.page.getByText(texts.charges.noMatch).waitFor();
    });

    it("takes a space for no search, and leaves alone what is typed", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const search = admin.page.getByLabel(admin.texts.charges.searchLabel);

      await search.click();
      await admin.page.keyboard.type(" ");
      await admin.page.waitForURL(/q=\+$/);
      await rows(admin).first().waitFor();
      await admin.page.keyboard.type(declined.chargeId, { delay: 60 });

      await waitFor(async () => expect(await rows(admin).count()).toBe(1));
      expect(await search.inputValue()).toBe(` ${declined.chargeId}`);
    });

    it("leads to the payments of an order that has none yet", async () => {
      const { orderId, number } = await stage.data.draftOrder();
      const admin = await stage.open(language, "/atome-qr");
      const { texts } = admin;
      const finder = admin.section("order-finder");
      const field = finder.getByLabel(texts.orderFinder.label);
      await admin.tabTo(admin.button(texts.actions.orderQr));
      await admin.press("Enter");
      await admin.tabTo(field);

      await admin.page.keyboard.type("#999999");
      await admin.press("Enter");
      const none = fill(texts.orderFinder.none, { order: "#999999" });
      await finder.getByRole("alert").getByText(none).waitFor();
      await admin.inspect("order-finder");
      await field.fill(`#${number}`);
      await admin.press("Enter");

      await admin.page.waitForURL((url) => url.pathname.endsWith(`/atome-qr/orders/${orderId}`));
      await admin.button(texts.actions.newQr, admin.section("order-payments")).waitFor();
    });

    it("is exported as it is filtered", async () => {
      const admin = await stage.open(language, "/atome-qr?status=paid");
      const { texts } = admin;
      await rows(admin).first().waitFor();

      const [download] = await Promise.all([
        admin.page.waitForEvent("download"),
        admin.button(texts.actions.exportCsv).click(),
      ]);

      expect(download.suggestedFilename()).toMatch(/^atome-qr-charges-\d{4}-\d{2}-\d{2}\.csv$/);
      const csv = await readFile(await download.path(), "utf8");
      expect(csv).toContain(paid.chargeId);
      expect(csv).toContain(",Asia/Bangkok,");
      const today = new Intl.DateTimeFormat("sv", { timeZone: "Asia/Bangkok" }).format(new Date());
      expect(download.suggestedFilename()).toContain(today);
      expect(csv).not.toContain(declined.chargeId);
      await admin.toast(texts.charges.exported);
    });

    it("refunds what needs attention, by keyboard and after a question", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const { texts } = admin;
      const row = await attentionRow(admin, toRefund);

      await admin.tabTo(admin.button(texts.actions.refund, row));
      await admin.press("Enter");
      const drawer = admin.section("refund");
      const submit = admin.button(texts.refunds.submit, drawer);
      await submit.waitFor();
      await admin.inspect("refund");
      await admin.tabTo(submit);
      await admin.press("Enter");
      await admin.prompt.getByText(texts.refunds.promptText).waitFor();
      await admin.tabTo(admin.button(texts.refunds.submit, admin.prompt));
      await admin.press("Enter");

      await row.getByText(texts.attention.refundedAll).waitFor();
      await drawer.waitFor({ state: "detached" });
      const { refunds } = stage.demo.sandbox.charge(toRefund.chargeId);
      expect(refunds.total).toBe(1);
    });

    it("marks what needs attention as handled", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const { texts } = admin;
      const row = await attentionRow(admin, toHandle);

      await admin.button(texts.actions.markHandled, row).click();

      await admin.toast(texts.handled.done);
      await row.waitFor({ state: "detached" });
      const { attention_handled_at: handledAt, timeline } = await stage.data.read(
        toHandle.chargeId,
      );
      expect(handledAt).not.toBeNull();
      expect(timeline.at(-1)).toMatchObject({ kind: "attention_handled", actor: "staff" });
    });

    it("says what could not be loaded, and tries again", async () => {
      const admin = await stage.open(language, "/orders");
      const { texts } = admin;
      await admin.page.route("**/admin/atome-qr/charges?*", (route) => route.abort());
      await admin.page.getByRole("link", { name: texts.menu }).first().click();
      const alert = admin.section("charges").getByRole("alert");
      await alert.getByText(texts.errors.title).waitFor({ timeout: 60_000 });

      await admin.page.unroute("**/admin/atome-qr/charges?*");
      await admin.button(texts.actions.retry, alert).click();

      await rows(admin).first().waitFor();
    });
  });
}
