import { type Locator, type Page } from "playwright-core";

import { type AdminPage } from "../support/admin-page";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage } from "../support/languages";

/** Why something did not work stays beside what was pressed, until the next try. */
export function describeProblems(stage: AdminStage, language: AdminLanguage): void {
  describe("what does not work says so where it was pressed", () => {
    afterEach(() => stage.data.removeOverrides());

    /** The server is not reached by what is pressed. */
    async function fails(page: Page, path: string, method = "POST"): Promise<void> {
      await page.route(path, (route) =>
        route.request().method() === method ? route.abort() : route.fallback(),
      );
    }

    async function staysUntilRetried(
      admin: AdminPage,
      path: string,
      box: Locator,
      press: () => Promise<void>,
    ): Promise<void> {
      await press();
      await admin.problem(admin.texts.errors.unknown, box);
      await admin.page.unroute(path);
      await press();
      await box.getByRole("alert").waitFor({ state: "detached" });
    }

    it("marking as handled, in the list", async () => {
      const { chargeId } = await stage.data.held();
      const { id } = await stage.data.read(chargeId);
      const admin = await stage.open(language, "/atome-qr");
      const row = admin.section("attention").locator(`[data-charge=${id}]`);
      const path = "**/handled";
      await fails(admin.page, path);
      const press = () => admin.button(admin.texts.actions.markHandled, row).click();
      await press();
      await admin.problem(admin.texts.errors.unknown, row);
      await admin.inspectSizes("problem-row", row);
      await admin.page.unroute(path);
      await press();
      await row.waitFor({ state: "detached" });
    });

    it("the export", async () => {
      const admin = await stage.open(language, "/atome-qr");
      const path = "**/charges/export*";
      await fails(admin.page, path, "GET");
      const box = admin.section("charges");
      const press = () => admin.button(admin.texts.actions.exportCsv).click();
      await staysUntilRetried(admin, path, box, press);
    });

    it("copying an id", async () => {
      const { chargeId } = await stage.data.openCharge();
      const admin = await stage.open(language, `/atome-qr/charges/${chargeId}`);
      const { texts, page } = admin;
      const facts = admin.section("charge");
      const copy = facts.getByRole("button", { name: texts.actions.copy }).first();
      await copy.waitFor();
      await page.evaluate(() => {
        const refuse = () => Promise.reject(new DOMException("", "NotAllowedError"));
        Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
      });
      await copy.click();
      await admin.problem(texts.errors.copyRefused, facts);
      await admin.inspectSizes("problem-copy", facts);
      await page.reload();
    });

    it("setting and removing how long a code is valid", async () => {
      const admin = await stage.open(language, "/settings/atome-qr");
      const { texts, page } = admin;
      const drawer = admin.section("override");
      const [paths, onePath] = ["**/expiry-overrides", "**/expiry-overrides/*"];
      await fails(page, paths);
      await admin.button(texts.expiry.add).click();
      const save = admin.button(texts.actions.save, drawer);
      await save.click();
      await admin.problem(texts.errors.unknown, drawer);
      await admin.inspect("problem-override");
      await page.unroute(paths);
      await save.click();
      await drawer.waitFor({ state: "detached" });

      const row = page.locator(`[data-override="${texts.expiry.scopes.store}"]`);
      await fails(page, onePath, "DELETE");
      await admin.choose(texts.actions.delete, row);
      await admin.agree(texts.actions.delete);
      await admin.problem(texts.errors.unknown, row);
      await page.unroute(onePath);
      await admin.choose(texts.actions.delete, row);
      await admin.agree(texts.actions.delete);
      await row.waitFor({ state: "detached" });
    });

    it("making a code for an order", async () => {
      const { orderId } = await stage.data.unpaidOrder();
      const admin = await stage.open(language, `/atome-qr/orders/${orderId}`);
      const { texts, page } = admin;
      const path = "**/orders/*/qr";
      await fails(page, path);
      await admin.button(texts.actions.newQr).click();
      const create = admin.button(texts.pos.create);
      await create.click();
      const problem = page.getByRole("alert").filter({ hasText: texts.errors.unknown });
      await problem.waitFor();
      await admin.inspect("problem-new-qr");
      await page.unroute(path);
      await create.click();
      await problem.waitFor({ state: "detached" });
    });
  });
}
