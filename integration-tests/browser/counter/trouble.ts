import { type ViewportSize } from "playwright-core";

import { waitFor } from "../../support/wait-for";
import { type AdminStage } from "../admin/support/admin-stage";
import { type AdminLanguage } from "../admin/support/languages";
import { openTill } from "./open-till";

const POST_CHARGES = { match: "POST /charges", kind: "error", status: 503 } as const;

/** What goes wrong is said where it happened, and one press tries again. */
export function describeTrouble(stage: AdminStage, language: AdminLanguage, size: ViewportSize) {
  describe("a sale", () => {
    const open = () => openTill(stage, language, size);
    const posts = () =>
      stage.demo.sandbox.requests.filter(
        ({ method, path }) => method === "POST" && path === "/charges",
      ).length;

    it("at which Omise was away stays on the screen, with one code after the next press", async () => {
      const till = await open();
      const before = posts();
      stage.demo.sandbox.faults.add({ ...POST_CHARGES, times: 1 });
      await till.page.keyboard.type("320", { delay: 60 });
      await till.show();
      await till.page.getByTestId("counter-problem").waitFor();
      await till.admin.inspect("counter-problem");
      expect(posts() - before).toBe(1);
      expect(await till.page.getByTestId("counter-amount").textContent()).toContain("320");

      await till.show();

      const charge = await till.code();
      expect(charge.amount).toBe(32_000);
      expect(posts() - before).toBe(2);
      expect(await till.ordersOf(320)).toBe(1);
    });

    it("that was asked for twice at once is one", async () => {
      const till = await open();
      const before = posts();
      await till.page.keyboard.type("330", { delay: 60 });
      await till.admin.button(till.texts.show).dblclick();
      await till.code();
      expect(posts() - before).toBe(1);
      // Nothing of it is left for the next shopper to pay.
      await till.press(till.texts.cancel, till.sale);
      await till.sale.waitFor({ state: "detached" });
      expect(await till.page.getByTestId("counter-amount").textContent()).not.toMatch(/[1-9]/);
    });

    it("whose answer was lost is the same one after a reload", async () => {
      const till = await open();
      const before = posts();
      await till.page.route("**/counter/sales", async (route) => {
        await route.fetch();
        await route.abort();
      });
      await till.page.keyboard.type("340", { delay: 60 });
      await till.show();
      await till.page.getByTestId("counter-problem").waitFor();
      await till.page.unroute("**/counter/sales");

      await till.page.reload();

      expect((await till.code()).amount).toBe(34_000);
      expect(posts() - before).toBe(1);
    });

    it.each([
      ["1", /20/],
      ["50001", /50,000/],
    ])("of %s is refused with the limit", async (amount, limit) => {
      const till = await open();
      await till.page.keyboard.type(amount, { delay: 60 });
      await till.show();
      await till.page.getByTestId("counter-problem").getByText(limit).waitFor();
      await till.page.keyboard.press("Backspace");
    });

    it("of a code that no product has, or several have, is said", async () => {
      const till = await open();
      await till.scan("4006381333931");
      const said = till.page.getByTestId("counter-scanned");
      await said.getByText("4006381333931").waitFor();
      expect(await till.page.getByTestId("counter-total").textContent()).toContain("0.00");

      await till.page.getByLabel(till.texts.search).fill("batik");
      await till.page.keyboard.press("Enter");
      await said.getByText("batik").waitFor();
      const found = till.page.getByTestId("counter-found").getByRole("button");
      await waitFor(async () => expect(await found.count()).toBe(2));
      await found.first().click();
      expect(await till.page.getByTestId("counter-total").textContent()).toContain("890");
    });

    it("of an order that there is not, or that owes nothing, is said", async () => {
      const { orderId } = await stage.data.paidOrder();
      const till = await open();
      await till.choose("order");
      const field = till.page.getByLabel(till.texts.orderNumber);
      await field.fill("999999");
      await till.show();
      await till.page.getByTestId("counter-problem").getByText("999999").waitFor();
      await field.fill(orderId);
      await till.show();
      await till.page
        .getByTestId("counter-problem")
        .getByText(/owes nothing/)
        .waitFor();
    });

    it("of somebody who was logged out is kept", async () => {
      const till = await open();
      await till.page.route("**/counter/sales", (route) =>
        route.fulfill({ status: 401, json: { type: "unauthorized", message: "Unauthorized" } }),
      );
      await till.page.keyboard.type("350", { delay: 60 });
      await till.show();
      const problem = till.page.getByTestId("counter-problem");
      await problem.getByText(till.admin.texts.errors.loggedOut).waitFor();
      await till.page.unroute("**/counter/sales");
      await till.show();
      expect((await till.code()).amount).toBe(35_000);
    });

    it("whose till loses its connection says so, then shows what became of it", async () => {
      const till = await open();
      await till.page.keyboard.type("360", { delay: 60 });
      await till.show();
      const charge = await till.code();
      await till.page.context().setOffline(true);
      try {
        await till.page.getByText(till.admin.texts.errors.noConnection).waitFor();
        stage.demo.sandbox.pay(charge.id);
      } finally {
        await till.page.context().setOffline(false);
      }
      await till.outcome("paid");
    });

    it("that cannot be cancelled, because Omise is away, says so and stays", async () => {
      const till = await open();
      await till.page.keyboard.type("370", { delay: 60 });
      await till.show();
      const charge = await till.code();
      stage.demo.sandbox.faults.add({ match: "*", kind: "reset", times: 100 });
      await till.press(till.texts.cancel, till.sale);
      await till.sale.getByRole("alert").waitFor();
      stage.demo.sandbox.faults.clear();
      expect(stage.demo.sandbox.charge(charge.id).status).toBe("pending");
      await till.press(till.texts.cancel, till.sale);
      await till.sale.waitFor({ state: "detached" });
      await waitFor(() => expect(stage.demo.sandbox.charge(charge.id).status).toBe("expired"));
    });
  });
}
