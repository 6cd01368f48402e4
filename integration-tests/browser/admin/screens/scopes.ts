import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage } from "../support/languages";

/** The widgets on a region's and a sales channel's page. */
export function describeScopes(stage: AdminStage, language: AdminLanguage): void {
  describe("the page", () => {
    afterEach(() => stage.data.removeOverrides());

    it.each([
      [
        "of a region",
        "region",
        async () => `/settings/regions/${(await stage.data.regionOf("Thailand")).id}`,
      ],
      [
        "of a sales channel",
        "sales_channel",
        async () => `/settings/sales-channels/${(await stage.data.firstChannel()).id}`,
      ],
    ] as const)("%s sets and removes how long its codes live", async (_what, scope, pathOf) => {
      const admin = await stage.open(language, await pathOf());
      const { texts } = admin;
      const widget = admin.section("scope-expiry");
      await widget.getByText(texts.expiry.notSet).waitFor();

      await admin.choose(texts.actions.edit, widget);
      const drawer = admin.section("override");
      await drawer.getByLabel(texts.expiry.parts.hours, { exact: true }).fill("0");
      await drawer.getByLabel(texts.expiry.parts.minutes, { exact: true }).fill("15");
      await drawer.getByLabel(texts.expiry.parts.seconds, { exact: true }).fill("0");
      await admin.button(texts.actions.save, drawer).click();

      await admin.toast(texts.expiry.saved);
      await widget.getByText(`(${texts.expiry.sources[scope]})`).waitFor();
      await drawer.waitFor({ state: "detached" });
      await widget.scrollIntoViewIfNeeded();
      await admin.inspect(scope);

      await admin.choose(texts.actions.delete, widget);
      await admin.agree(texts.actions.delete);
      await widget.getByText(texts.expiry.notSet).waitFor();
    });
  });
}
