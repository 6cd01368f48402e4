import { type Page } from "playwright-core";

import type { AdminChargeDetail } from "../../../../src/admin-api/types";
import { formatMoney } from "../../../../src/admin/lib/format-money";
import { toLocale } from "../../../../src/admin/lib/locale";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, fill, sentenceOf } from "../support/languages";

/** The charge's answers are those of one whose order has not been placed within two minutes. */
async function delayOrder(page: Page, chargeId: string, error: string): Promise<void> {
  const delayed = {
    attention: "order_delayed",
    attention_detail: error,
    finalized_at: null,
    order_id: null,
    order_display_id: null,
  };
  await page.route(`**/admin/atome-qr/charges/${chargeId}`, async (route) => {
    const response = await route.fetch();
    const { charge } = (await response.json()) as { charge: AdminChargeDetail };
    // The page may have been left meanwhile, and with it the question.
    await route
      .fulfill({ response, json: { charge: { ...charge, ...delayed } } })
      .catch(() => undefined);
  });
}

/** A charge's own page. */
export function describeCharge(stage: AdminStage, language: AdminLanguage): void {
  describe("the page of a charge", () => {
    const open = ({ chargeId }: { chargeId: string }) =>
      stage.open(language, `/atome-qr/charges/${chargeId}`);

    it("tells what happened and who did it, and refunds a part", async () => {
      const paid = await stage.data.paidOrder();
      const admin = await open(paid);
      const { texts } = admin;
      const timeline = admin.section("timeline");
      await timeline.getByText(texts.timeline.kinds.order_placed).waitFor();

      await admin.button(texts.actions.refund, admin.section("refunds")).click();
      await admin.page.getByLabel(texts.refunds.part).waitFor();
      await admin.standsStill();
      await admin.page.getByLabel(texts.refunds.part).click();
      const amount = admin.page.getByLabel(texts.refunds.amount, { exact: true });
      await amount.fill("99999");
      await admin.button(texts.refunds.submit, admin.section("refund")).click();
      const problem = admin.section("refund").getByRole("alert");
      await problem.waitFor();
      await admin.inspect("refund-part");
      // With a comma, as many of the browsers' languages write it.
      await amount.fill("100,50");
      await admin.button(texts.refunds.submit, admin.section("refund")).click();
      await admin.agree(texts.refunds.submit);

      await admin.section("charge").getByText(texts.marks.partlyRefunded).waitFor();
      await timeline.getByText(stage.demo.adminLogin.email).first().waitFor();
      const outcome = texts.refunds.status.succeeded;
      await admin.section("refunds").getByText(outcome, { exact: true }).waitFor();
      expect(stage.demo.sandbox.charge(paid.chargeId).refunded_amount).toBe(10_050);
      await admin.inspect("charge");
    });

    it("shows a dispute, and what a lost one took", async () => {
      const { chargeId } = await stage.data.disputed();
      const admin = await open({ chargeId });
      const { texts } = admin;
      const facts = admin.section("charge");
      const notice = admin.section("attention-notice");
      await notice.getByText(texts.attention.reasons.disputed).waitFor();
      await facts.getByText(texts.fields.dispute, { exact: true }).waitFor();
      const { amount } = stage.demo.sandbox.charge(chargeId);
      const money = formatMoney(amount, "THB", toLocale(language));
      await facts.getByText(fill(texts.disputes.open, { amount: money })).waitFor();
      await admin.inspectSizes("dispute", facts);

      stage.demo.sandbox.closeDispute(chargeId, "lost");
      await admin.choose(texts.actions.checkNow, facts);

      await admin.section("refunds").getByText(texts.refunds.reasons.dispute).waitFor();
      await notice.getByText(texts.attention.reasons.dispute_lost).waitFor();
      await admin.inspectSizes("dispute-lost", notice);
    });

    it("names the error that keeps a payment from becoming an order", async () => {
      const { chargeId } = await stage.data.paidOrder();
      const admin = await stage.open(language, "/atome-qr");
      const { texts, page } = admin;
      const error = `Variant variant_${"0".repeat(60)} does not have the required inventory.`;
      await delayOrder(page, chargeId, error);
      await page.goto(`${stage.demo.adminUrl}/atome-qr/charges/${chargeId}`);

      const notice = admin.section("attention-notice");
      await notice.getByText(texts.attention.reasons.order_delayed).waitFor();
      await notice.getByText(fill(texts.attention.detail, { error })).waitFor();
      await admin.inspectSizes("order-delayed", notice);
    });

    it("checks an open charge, and copies its pay link without showing it", async () => {
      const charge = await stage.data.openCharge();
      const admin = await open(charge);
      const { texts } = admin;
      const facts = admin.section("charge");
      await facts.getByText(texts.status.pending, { exact: true }).waitFor();

      await admin.choose(texts.actions.checkNow, facts);
      await admin.toast(texts.check.done);
      await admin.choose(texts.actions.copyPayLink, facts);
      await admin.toast(texts.payLink.copied);

      const link = await admin.page.evaluate(() => navigator.clipboard.readText());
      expect(link).toMatch(/^http:\/\/.+\/atome-qr\/pay\/.+\?staff=1$/);
      const [, token] = /\/atome-qr\/pay\/([^/?]+)/.exec(link) ?? [];
      expect(await admin.page.content()).not.toContain(token);
      expect((await fetch(link)).status).toBe(200);
    });

    it("shows its open code, and seconds where staff look closely", async () => {
      const charge = await stage.data.openCharge();
      const admin = await open(charge);
      const { texts, page } = admin;
      const facts = admin.section("charge");
      const time = admin.section("timeline").locator("time").first();
      expect(await time.getAttribute("title")).toMatch(/\d{2}:\d{2}:\d{2} GMT\+7/);

      await admin.button(texts.actions.showQr, facts).click();
      await page.getByRole("img", { name: /Atome/ }).waitFor();
      stage.demo.sandbox.expire(charge.chargeId);

      await page.locator("[data-outcome=expired]").waitFor();
      await admin.button(texts.actions.close, page.locator("[data-outcome]")).click();
      await admin.button(texts.actions.showQr, facts).waitFor({ state: "detached" });
      expect(await facts.evaluate((section) => section === document.activeElement)).toBe(true);
    });

    it("expires an open charge, once it has asked", async () => {
      const charge = await stage.data.openCharge();
      const admin = await open(charge);
      const { texts } = admin;
      const facts = admin.section("charge");

      await admin.choose(texts.actions.expireNow, facts);
      await admin.agree(texts.actions.cancel);
      expect(stage.demo.sandbox.charge(charge.chargeId).status).toBe("pending");
      await admin.choose(texts.actions.expireNow, facts);
      await admin.agree(texts.actions.expireNow);

      await admin.toast(texts.expire.done);
      await facts.getByText(texts.status.expired, { exact: true }).first().waitFor();
      expect(stage.demo.sandbox.charge(charge.chargeId).status).toBe("expired");
    });

    it("says so when it was paid in the meantime, and shows it", async () => {
      const charge = await stage.data.openCharge();
      stage.demo.sandbox.webhooks.faults = { off: true };
      const admin = await open(charge);
      const { texts } = admin;
      const facts = admin.section("charge");
      await facts.getByText(texts.status.pending, { exact: true }).waitFor();
      stage.demo.sandbox.pay(charge.chargeId);

      await admin.choose(texts.actions.expireNow, facts);
      await admin.agree(texts.actions.expireNow);

      await admin.problem(sentenceOf(language, "charge_already_paid", /paid/), facts);
      await facts.getByText(texts.status.paid, { exact: true }).first().waitFor();
    });

    it("says so when Omise cannot be reached, and stays usable", async () => {
      const charge = await stage.data.openCharge();
      const admin = await open(charge);
      const { texts } = admin;
      const facts = admin.section("charge");
      stage.demo.sandbox.faults.add({ match: "*", kind: "error", status: 503, html: true });

      await admin.choose(texts.actions.checkNow, facts);
      await admin.problem(
        sentenceOf(language, "omise_unavailable", /Omise could not be asked/),
        facts,
      );
      await admin.inspectSizes("problem", facts);
      stage.demo.sandbox.faults.clear();
      await admin.choose(texts.actions.checkNow, facts);
      await admin.toast(texts.check.done);
      await facts.getByRole("alert").waitFor({ state: "detached" });
    });

    it.each([
      ["paid", "markPaid"],
      ["failed", "markFailed"],
    ] as const)("in test mode, is marked as %s", async (status, action) => {
      const charge = await stage.data.openCharge();
      const admin = await open(charge);
      const { texts } = admin;

      await admin.choose(texts.actions[action], admin.section("charge"));

      await admin.toast(texts.markAs[status]);
      await stage.data.waitForStatus(charge.chargeId, status);
      const badge = admin.section("charge").getByText(texts.status[status], { exact: true });
      await badge.first().waitFor();
    });

    it("of an unknown id says that there is none", async () => {
      const admin = await open({ chargeId: "chrg_test_unknown" });
      await admin.page.getByText(admin.texts.errors.title).waitFor({ timeout: 60_000 });
    });
  });
}
