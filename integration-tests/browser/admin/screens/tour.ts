import { type AdminPage } from "../support/admin-page";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, textsOf } from "../support/languages";

/** Every screen once. What can be done on them does not depend on the language. */
export function describeTour(stage: AdminStage, language: AdminLanguage): void {
  const english = textsOf("en");

  /** All that the plugin's boxes say, which has to hold this text and, elsewhere, none of the English one. */
  async function expectSpoken(admin: AdminPage, text: string, inEnglish: string): Promise<void> {
    const boxes = admin.page.locator("[data-atome-qr]");
    await boxes.filter({ hasText: text }).first().waitFor();
    const said = (await boxes.allInnerTexts()).join("\n");
    if (language !== "en") {
      expect(said).not.toContain(inEnglish);
    }
    expect(said).not.toContain("{{");
  }

  it("shows every screen", async () => {
    const held = await stage.data.held();
    const disputed = await stage.data.disputed();
    const returnKey = await stage.data.revokeKey();
    const { orderId, chargeId } = await stage.data.paidOrder();
    const region = await stage.data.regionOf("Thailand");

    const admin = await stage.open(language, "/atome-qr");
    const { texts } = admin;
    const visit = async (path: string) => {
      await admin.leave();
      await admin.follow(`${stage.demo.adminUrl}${path}`);
    };
    const reason = texts.attention.reasons.amount_mismatch;
    await expectSpoken(admin, reason, english.attention.reasons.amount_mismatch);
    await admin.inspect("charges");

    await visit(`/atome-qr/charges/${held.chargeId}`);
    await expectSpoken(admin, texts.refunds.title, english.refunds.title);
    await admin.inspect("charge");
    await admin.button(texts.actions.refund, admin.section("refunds")).click();
    await admin.button(texts.refunds.submit, admin.section("refund")).click();
    await admin.prompt.getByText(texts.refunds.promptText).waitFor();
    await admin.inspect("refund-prompt", "[role=alertdialog]");
    await admin.agree(texts.actions.cancel);

    await visit(`/atome-qr/charges/${disputed.chargeId}`);
    await expectSpoken(admin, texts.fields.dispute, english.fields.dispute);
    await admin.inspect("dispute");

    await visit(`/atome-qr/charges/${chargeId}`);
    await admin.choose(texts.actions.checkNow, admin.section("charge"));
    await admin.toast(texts.check.done);
    await admin.picture("toast");

    await visit("/orders");
    const banner = texts.banner.trouble;
    await expectSpoken(admin, banner.slice(0, banner.indexOf("{{")), "Atome QR does not work");

    await visit(`/orders/${orderId}`);
    await expectSpoken(admin, texts.status.paid, english.status.paid);
    await visit(`/settings/regions/${region.id}`);
    await expectSpoken(admin, texts.expiry.notSet, english.expiry.notSet);
    await visit("/settings/atome-qr");
    await expectSpoken(admin, texts.accounts.keys.ok, english.accounts.keys.ok);
    await expectSpoken(admin, texts.accounts.troubleTitle, english.accounts.troubleTitle);
    returnKey();
    await admin.button(texts.expiry.add).click();
    await admin.section("override").getByText(texts.expiry.parts.hours).first().waitFor();
    await admin.inspect("override");
  });
}
