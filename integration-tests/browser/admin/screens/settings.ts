import { waitFor } from "../../../support/wait-for";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, fill } from "../support/languages";

/** The settings page "Atome QR". */
export function describeSettings(stage: AdminStage, language: AdminLanguage): void {
  describe("the settings", () => {
    afterEach(() => stage.data.removeOverrides());

    it("set overrides by keyboard, show which one wins, and remove them after a question", async () => {
      const channel = await stage.data.firstChannel();
      const admin = await stage.open(language, "/settings/atome-qr");
      const { texts, page } = admin;
      const drawer = admin.section("override");
      const save = admin.button(texts.actions.save, drawer);
      const rowOf = (name: string) => page.locator(`[data-override="${name}"]`);

      // The whole store, from half a minute less a second up to what is allowed.
      await admin.tabTo(admin.button(texts.expiry.add));
      await admin.press("Enter");
      await admin.tabTo(drawer.getByLabel(texts.expiry.parts.minutes, { exact: true }));
      await page.keyboard.type("0");
      await admin.press("Tab");
      await page.keyboard.type("29");
      expect(await save.isDisabled()).toBe(true);
      await admin.inspect("override");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.type("30");
      await admin.press("Tab");
      await page.keyboard.type("0");
      await admin.tabTo(save);
      await admin.press("Enter");
      await admin.toast(texts.expiry.saved);
      await rowOf(texts.expiry.scopes.store).waitFor();

      // Every account says what applies now, rather than its option.
      const th = admin.section("account").filter({ hasText: /pp_atome-qr_th(?!-)/ });
      const half = language === "en" ? "30 min" : "30 นาที";
      await th
        .getByText(fill(texts.expiry.nowFrom, { time: half, source: texts.expiry.sources.store }))
        .waitFor();

      // A region, chosen by keyboard as well.
      await admin.tabTo(admin.button(texts.expiry.add));
      await admin.press("Enter");
      await admin.tabTo(drawer.getByRole("radio").first());
      // Held for a moment, as a finger does: the radio buttons look whether the key is down.
      await page.keyboard.press("ArrowDown", { delay: 150 });
      await admin.tabTo(drawer.getByRole("combobox"));
      await admin.press("Enter");
      await admin.arrowTo(page.getByRole("option", { name: "Thailand" }));
      await admin.press("Enter");
      // It starts with what applies there: the store's half an hour.
      const minutes = drawer.getByLabel(texts.expiry.parts.minutes, { exact: true });
      expect(await minutes.inputValue()).toBe("30");
      await drawer.locator("[data-atome-qr=applies-now]").getByText(half).waitFor();
      await admin.inspect("override-region");
      await admin.tabTo(drawer.getByRole("button", { name: /^1 (hr|ชม\.)$/ }));
      await admin.press("Enter");
      await admin.tabTo(save);
      await admin.press("Enter");
      await rowOf("Thailand").waitFor();

      // The sales channel, which wins over both.
      await admin.button(texts.expiry.add).click();
      await drawer.getByLabel(texts.expiry.scopes.sales_channel).waitFor();
      await admin.standsStill();
      await drawer.getByLabel(texts.expiry.scopes.sales_channel).click();
      await drawer.getByRole("combobox").click();
      await page.getByRole("option", { name: channel.name }).click();
      await save.click();
      await rowOf(channel.name)
        .getByText(/Thailand: 1 (hr|ชม\.)/)
        .waitFor();
      await rowOf("Thailand").getByText(stage.demo.adminLogin.email).waitFor();
      await drawer.waitFor({ state: "detached" });
      await admin.inspect("settings");

      for (const name of [channel.name, "Thailand", texts.expiry.scopes.store]) {
        await admin.choose(texts.actions.delete, rowOf(name));
        await admin.agree(texts.actions.delete);
        await rowOf(name).waitFor({ state: "detached" });
      }
      await page.getByText(texts.expiry.none).waitFor();
    });

    it("take hours, minutes and seconds as they are typed", async () => {
      const admin = await stage.open(language, "/settings/atome-qr");
      const { texts, page } = admin;
      await admin.button(texts.expiry.add).click();
      const drawer = admin.section("override");
      const field = (part: "hours" | "minutes" | "seconds") =>
        drawer.getByLabel(texts.expiry.parts[part], { exact: true });
      const values = () =>
        Promise.all(
          [field("hours"), field("minutes"), field("seconds")].map((one) => one.inputValue()),
        );

      await admin.tabTo(field("minutes"));
      await page.keyboard.type("0");
      await admin.press("Tab");
      await page.keyboard.type("900");
      expect(await values()).toEqual(["0", "0", "900"]);
      const time = language === "en" ? "15 min" : "15 นาที";
      await drawer.getByText(fill(texts.expiry.equals, { time })).waitFor();
      await admin.press("Tab");
      expect(await values()).toEqual(["0", "15", "0"]);

      await admin.press("Shift+Tab", "Shift+Tab");
      await page.keyboard.type("720");
      expect(await values()).toEqual(["0", "720", "0"]);
      await admin.tabTo(admin.button(texts.actions.save, drawer));
      expect(await values()).toEqual(["12", "0", "0"]);
      await admin.press("Enter");
      await admin.toast(texts.expiry.saved);
      await drawer.waitFor({ state: "detached" });

      // Whoever sets the same scope once more is told whose setting it replaces.
      await admin.button(texts.expiry.add).click();
      const notice = drawer.getByRole("status");
      await notice.filter({ hasText: stage.demo.adminLogin.email }).waitFor();
      await admin.inspect("override-replaces");
      await drawer.getByLabel(texts.expiry.scopes.region, { exact: true }).waitFor();
      await admin.standsStill();
      await drawer.getByLabel(texts.expiry.scopes.region, { exact: true }).click();
      await waitFor(async () => expect(await notice.textContent()).toBe(""));
    });

    it("show the health of each account", async () => {
      await stage.data.paidOrder();
      await stage.data.deliverForgedWebhook("th");
      const admin = await stage.open(language, "/settings/atome-qr");
      const { texts, page } = admin;
      const account = admin.section("account").filter({ hasText: /pp_atome-qr_th(?!-)/ });

      await account.getByText(texts.accounts.keys.ok).waitFor();
      await account.getByText(texts.accounts.enabledYes).waitFor();
      await account.getByText(texts.accounts.bad.bad_signature).waitFor();
      await account.getByText(/charge\.(create|complete)/).waitFor();
      await account
        .getByRole("button", { name: `${texts.actions.copy}: ${texts.accounts.webhookUrl}` })
        .click();
      await admin.button(texts.actions.copied, account).waitFor();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toMatch(/^http:\/\/[^/]+\/hooks\/atome-qr\/th$/);
      await account.scrollIntoViewIfNeeded();
      await admin.inspect("accounts");
    });
  });
}
