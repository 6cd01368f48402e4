import { waitFor } from "../../../support/wait-for";
import { type AdminStage } from "../support/admin-stage";
import { type AdminLanguage } from "../support/languages";

type Action = "checkNow" | "expireNow" | "markPaid" | "refund" | "markHandled";

const LOOK = "payment:read";

/** What staff are offered who may not do everything. */
export function describeRights(stage: AdminStage, language: AdminLanguage): void {
  describe("given staff with some rights", () => {
    it.each<[rights: string[], menu: Action[]]>([
      [[LOOK], ["checkNow"]],
      [
        [LOOK, "payment:create"],
        ["checkNow", "expireNow"],
      ],
      [
        [LOOK, "payment:update"],
        ["checkNow", "markPaid"],
      ],
    ])("with %j, an open code's menu offers %j", async (rights, menu) => {
      const { chargeId } = await stage.data.openCharge();
      const admin = await stage.openAs(rights, language, `/atome-qr/charges/${chargeId}`);
      const { actions } = admin.texts;

      const more = admin.section("charge").getByRole("button", { name: actions.more });
      await more.first().click();
      await admin.page.getByRole("menuitem", { name: actions.checkNow, exact: true }).waitFor();

      const asked: Action[] = ["checkNow", "expireNow", "markPaid", "refund", "markHandled"];
      await waitFor(async () => {
        const offered = await admin.page.getByRole("menuitem").allInnerTexts();
        expect(asked.filter((action) => offered.includes(actions[action]))).toEqual(menu);
      });
    });

    it.each<[rights: string[], buttons: Action[]]>([
      [[LOOK, "payment:create"], []],
      [[LOOK, "refund:create"], ["refund"]],
      [[LOOK, "payment:update"], ["markHandled"]],
    ])("with %j, money that is held offers %j", async (rights, buttons) => {
      const { chargeId } = await stage.data.held();
      const admin = await stage.openAs(rights, language, `/atome-qr/charges/${chargeId}`);
      const { actions } = admin.texts;
      await admin.section("attention-notice").waitFor();
      await admin.section("timeline").waitFor();

      const asked: Action[] = ["refund", "markHandled"];
      await waitFor(async () => {
        const offered = await admin.page.getByRole("button").allInnerTexts();
        expect(asked.filter((action) => offered.includes(actions[action]))).toEqual(buttons);
      });
    });

    it.each([
      [[LOOK, "store:read"], 0],
      [[LOOK, "store:read", "store:update"], 1],
    ])("with %j, %d setting of how long codes live can be made", async (rights, count) => {
      const admin = await stage.openAs(rights, language, "/settings/atome-qr");
      await admin.section("overrides").waitFor();

      await waitFor(async () => {
        expect(await admin.button(admin.texts.expiry.add).count()).toBe(count);
      });
    });
  });
}
