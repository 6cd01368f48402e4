import { formatMoney } from "../../../../src/admin/lib/format-money";
import { toLocale } from "../../../../src/admin/lib/locale";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage, fill, sentenceOf } from "../support/languages";

/** What is said of refunds whose end is not known, that failed, and why they were made. */
export function describeRefunds(stage: AdminStage, language: AdminLanguage): void {
  describe("a refund", () => {
    afterEach(() => stage.demo.sandbox.faults.clear());

    const open = (chargeId: string) => stage.open(language, `/atome-qr/charges/${chargeId}`);

    it("whose outcome is unclear says so, and blocks the next one with the reason", async () => {
      const { chargeId, orderId } = await stage.data.paidOrder();
      stage.demo.sandbox.webhooks.faults = { off: true };
      stage.data.loseRefundAnswers();
      const admin = await open(chargeId);
      const { texts } = admin;
      const refunds = admin.section("refunds");
      const drawer = admin.section("refund");

      await admin.button(texts.actions.refund, refunds).click();
      await admin.button(texts.refunds.submit, drawer).click();
      await admin.agree(texts.refunds.submit);
      await admin.problem(sentenceOf(language, "outcome_unknown", /not known/), drawer);
      const { amount } = stage.demo.sandbox.charge(chargeId);
      const money = formatMoney(amount, "THB", toLocale(language));
      const blocked = fill(texts.refunds.blockedUnclear, { amount: money });
      await drawer.getByText(blocked).waitFor();
      expect(await admin.button(texts.refunds.submit, drawer).isDisabled()).toBe(true);
      await admin.inspect("refund-unclear-drawer");
      await admin.press("Escape");
      await drawer.waitFor({ state: "detached" });

      await refunds.getByText(texts.refunds.status.unclear, { exact: true }).waitFor();
      await refunds.getByText(blocked).waitFor();
      expect(await admin.button(texts.actions.refund, refunds).isDisabled()).toBe(true);
      await admin.inspectSizes("refund-unclear", refunds);

      await admin.page.goto(`${stage.demo.adminUrl}/orders/${orderId}`);
      const payments = admin.section("order-payments");
      await payments.getByText(texts.refunds.status.unclear, { exact: true }).waitFor();
      await payments.getByText(blocked).waitFor();
      await admin.inspectSizes("refund-unclear-order", payments);
      stage.demo.sandbox.webhooks.faults = {};
    });

    it("that Omise could not take tells whose fault it was, and who asked for it", async () => {
      const { chargeId, orderId } = await stage.data.paidOrder();
      stage.demo.sandbox.faults.add({ match: "GET /charges/:id", kind: "error", status: 503 });
      expect((await stage.data.staff.refund(orderId, 10)).code).toBe("omise_unavailable");
      stage.demo.sandbox.faults.clear();
      const admin = await open(chargeId);
      const { texts } = admin;
      const timeline = admin.section("timeline");

      await timeline.getByText(texts.refunds.failures.omise_unavailable).waitFor();
      const name = stage.demo.adminLogin.email;
      await timeline.getByText(fill(texts.timeline.askedBy, { name })).waitFor();
      const refunds = admin.section("refunds");
      await refunds.getByText(texts.refunds.failures.omise_unavailable).waitFor();
      await admin.inspectSizes("refund-failed", timeline);
      await admin.inspectSizes("refund-failed-list", refunds);
    });

    it("is made with a reason and a note, by keyboard", async () => {
      await stage.data.addRefundReason("Wrong size");
      const { chargeId } = await stage.data.paidOrder();
      const admin = await open(chargeId);
      const { texts, page } = admin;
      const drawer = admin.section("refund");
      await admin.tabTo(admin.button(texts.actions.refund, admin.section("refunds")));
      await admin.press("Enter");
      await drawer.getByLabel(texts.refunds.note).waitFor();
      await admin.standsStill();
      await admin.tabTo(drawer.getByLabel(texts.refunds.reason, { exact: true }));
      await admin.press("Enter");
      await admin.arrowTo(page.getByRole("option", { name: "Wrong size" }));
      await admin.press("Enter");
      await admin.tabTo(drawer.getByLabel(texts.refunds.note));
      await page.keyboard.type("Two sizes too small");
      await admin.inspectSizes("refund-words", drawer);
      await admin.tabTo(admin.button(texts.refunds.submit, drawer));
      await admin.press("Enter");
      await admin.agree(texts.refunds.submit);

      const refunds = admin.section("refunds");
      await refunds.getByText("Wrong size").waitFor();
      await refunds.getByText("Two sizes too small").waitFor();
      await admin.inspectSizes("refund-words-shown", refunds);
      expect((await stage.data.read(chargeId)).refunds).toMatchObject([
        { status: "succeeded", note: "Two sizes too small", refund_reason: "Wrong size" },
      ]);
    });
  });
}
