import { type AdminPage } from "../support/admin-page";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, fill } from "../support/languages";

/** Medusa's page of all orders. */
export function describeOrders(stage: AdminStage, language: AdminLanguage): void {
  describe("the page of all orders", () => {
    const banner = (admin: AdminPage) => admin.section("attention-banner");

    /** Asks anew: what the dashboard knows already counts for some minutes. */
    async function open(): Promise<AdminPage> {
      const admin = await stage.open(language, "/orders");
      await admin.page.reload();
      return admin;
    }

    it("says how many payments need attention, and leads to them", async () => {
      await stage.data.held();
      const { count } = await stage.data.needingAttention();
      const admin = await open();
      const { texts } = admin;

      const link = banner(admin).getByText(fill(texts.banner.charges, { count }), { exact: true });
      await link.waitFor();
      const list = (await admin.page.getByRole("table").first().boundingBox())!;
      expect((await banner(admin).boundingBox())!.y).toBeLessThan(list.y);
      await admin.inspectSizes("orders", banner(admin));
      await link.click();

      await admin
        .section("attention")
        .getByText(texts.attention.reasons.amount_mismatch)
        .first()
        .waitFor();
    });

    it("says which account nothing can be done at, and leads to its health", async () => {
      const returnKey = await stage.data.revokeKey();
      try {
        const admin = await open();
        const { texts } = admin;

        const trouble = new RegExp(
          fill(escape(texts.banner.trouble), { accounts: ".*\\bmy\\b.*" }),
        );
        await banner(admin).getByText(trouble).waitFor();
        await admin.inspectSizes("orders-trouble", banner(admin));
        await banner(admin).getByText(trouble).click();

        const account = admin.section("account").filter({ hasText: "pp_atome-qr_my" });
        const notice = account.locator("[data-atome-qr=account-trouble]");
        await notice.getByText(texts.accounts.troubleTitle).waitFor();
        await notice.getByText(texts.accounts.troubles.key_rejected).waitFor();
        await account.getByText(texts.accounts.keys.rejected).waitFor();
        await admin.inspectSizes("account-trouble", notice);
      } finally {
        returnKey();
      }
    });

    it("says nothing where nothing needs attention, or that is not known", async () => {
      const admin = await stage.open(language, "/orders");
      const { page } = admin;
      const none = { charges: [], count: 0, limit: 1, offset: 0 };
      await page.route("**/admin/atome-qr/charges?*", (route) => route.fulfill({ json: none }));
      await page.route("**/admin/atome-qr/accounts", (route) => route.fulfill({ status: 500 }));

      await Promise.all([
        page.waitForResponse("**/admin/atome-qr/charges?*"),
        page.waitForResponse("**/admin/atome-qr/accounts"),
        page.reload(),
      ]);

      await page.getByRole("table").first().waitFor();
      expect(await banner(admin).count()).toBe(0);
    });
  });
}

/** A text as it is within a pattern; `{{…}}` stays. */
function escape(text: string): string {
  return text.replace(/[.()（）]/g, "\\$&");
}
