import { type ViewportSize } from "playwright-core";

import { waitFor } from "../../support/wait-for";
import { type AdminStage } from "../admin/support/admin-stage";
import { type AdminLanguage } from "../admin/support/languages";
import { scanQr } from "../support/qr";
import { openTill } from "./open-till";
import { type TillPage } from "./till-page";

const MUG = "CELADON-MUG-STANDARD";

interface Listener {
  /** Tones. */
  heard: number;
  isAwake: boolean;
}

/** In the page: counts its tones, and knows whether it keeps the screen on. */
function listen(): void {
  const listener = Object.assign(window as unknown as Listener, { heard: 0, isAwake: false });
  const start: (this: OscillatorNode, when?: number) => void = Reflect.get(
    OscillatorNode.prototype,
    "start",
  );
  OscillatorNode.prototype.start = function (when) {
    listener.heard += 1;
    start.call(this, when);
  };
  const lock = {
    release: () => {
      listener.isAwake = false;
      return Promise.resolve();
    },
  };
  Object.defineProperty(navigator, "wakeLock", {
    configurable: true,
    value: {
      request: () => {
        listener.isAwake = true;
        return Promise.resolve(lock);
      },
    },
  });
}

/** From the empty page to "Paid", for an amount, a scanned product and an order. */
export function describeSales(stage: AdminStage, language: AdminLanguage, size: ViewportSize) {
  describe("a sale", () => {
    const open = () => openTill(stage, language, size);

    /** Prints what it took from the empty page to the code, and follows it to "Paid". */
    async function pay(till: TillPage, what: string, begunAt: number) {
      const charge = await till.code();
      const seconds = (performance.now() - begunAt) / 1_000;
      console.info(
        `Counter, ${what}: ${till.presses} presses, ${seconds.toFixed(1)} s from the empty page to the code.`,
      );
      expect(till.presses).toBeLessThanOrEqual(3);
      stage.demo.sandbox.pay(charge.id);
      await till.outcome("paid");
      return charge;
    }

    it("of an amount is one press, and the next one begins with Enter", async () => {
      const till = await open();
      await till.admin.inspect(`counter-${size.width}`);
      const begunAt = performance.now();

      await till.page.keyboard.type("250.5", { delay: 60 });
      await till.show();
      const charge = await pay(till, "an amount", begunAt);

      expect(charge.amount).toBe(25_050);
      await till.admin.inspect(`counter-paid-${size.width}`);
      const next = till.admin.button(till.texts.next, till.sale);
      expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
      await till.page.keyboard.press("Enter");
      await till.sale.waitFor({ state: "detached" });
      expect(await till.page.getByTestId("counter-amount").textContent()).toContain("0.00");
    });

    it("shows a code that can be scanned", async () => {
      const till = await open();
      await till.press("5");
      await till.press("0");
      await till.show();
      const charge = await till.code();
      const image = till.sale.getByRole("img", { name: /Atome/ });
      expect(await waitFor(() => scanQr(image))).toBe(charge.pay_url);
      await till.admin.inspect(`counter-code-${size.width}`);
    });

    it("of what a scanner reads is one press, whatever was open", async () => {
      const till = await open();
      const code = await stage.data.barcodeOf(MUG);
      const begunAt = performance.now();

      await till.scan(code);
      await till.scan(code);
      await waitFor(async () =>
        expect(await till.page.getByTestId("counter-total").textContent()).toContain("980"),
      );
      await till.admin.inspect(`counter-products-${size.width}`);
      await till.show();
      const charge = await pay(till, "a scanned product", begunAt);

      expect(charge.amount).toBe(98_000);
    });

    it("that is paid makes way for what is scanned next, and presses nothing", async () => {
      const till = await open();
      const code = await stage.data.barcodeOf(MUG);
      await till.page.keyboard.type("88", { delay: 60 });
      await till.show();
      const charge = await till.code();
      await till.scan(code);
      expect((await till.code()).id).toBe(charge.id);
      stage.demo.sandbox.pay(charge.id);
      await till.outcome("paid");

      await till.scan(code);

      await till.sale.waitFor({ state: "detached" });
      await waitFor(async () =>
        expect(await till.page.getByTestId("counter-total").textContent()).toContain("490"),
      );
      await till.page.reload();
      await till.choose("products");
      await waitFor(async () =>
        expect(await till.page.getByTestId("counter-total").textContent()).toContain("490"),
      );
      // What the scanner has typed is no amount.
      await till.choose("amount");
      expect(await till.page.getByTestId("counter-amount").textContent()).not.toMatch(/[1-9]/);
    });

    it("of an order is for what it owes", async () => {
      const { orderId } = await stage.data.unpaidOrder();
      const till = await open();
      const begunAt = performance.now();

      await till.choose("order");
      await till.page.getByLabel(till.texts.orderNumber).fill(orderId);
      await till.show();
      await pay(till, "an order", begunAt);

      await waitFor(async () =>
        expect((await stage.data.staff.order(orderId)).payment_status).toBe("captured"),
      );
    });

    it("is made by the keyboard alone", async () => {
      const till = await open();
      await till.admin.tabTo(till.page.getByRole("tab", { name: till.texts.ways.amount }));
      await till.page.keyboard.press("ArrowRight");
      const field = till.page.getByLabel(till.texts.search);
      await till.admin.tabTo(field);
      await till.page.keyboard.type("celadon", { delay: 60 });
      const found = till.page.getByTestId("counter-found").getByRole("button");
      await till.admin.tabTo(found.first());
      await till.page.keyboard.press("Enter");
      await till.admin.tabTo(till.admin.button(till.texts.show));
      await till.page.keyboard.press("Enter");
      const charge = await till.code();
      await till.admin.tabTo(till.admin.button(till.texts.cancel, till.sale));
      await till.page.keyboard.press("Enter");

      await till.sale.waitFor({ state: "detached" });
      expect(stage.demo.sandbox.charge(charge.id).status).toBe("expired");
    });

    it("keeps the screen on while its code waits, and is heard when it is paid unless muted", async () => {
      const till = await open();
      await till.page.evaluate(listen);
      const heard = () => till.page.evaluate(() => (window as unknown as Listener).heard);
      const isAwake = () => till.page.evaluate(() => (window as unknown as Listener).isAwake);
      const payOne = async () => {
        await till.page.keyboard.type("77", { delay: 60 });
        await till.show();
        const charge = await till.code();
        expect(await isAwake()).toBe(true);
        stage.demo.sandbox.pay(charge.id);
        await till.outcome("paid");
        await waitFor(async () => expect(await isAwake()).toBe(false));
      };

      await payOne();
      expect(await heard()).toBe(2);
      await till.press(till.texts.next, till.sale);

      await till.page.getByRole("switch", { name: till.texts.sound }).click();
      await payOne();
      expect(await heard()).toBe(2);
    });

    it("without webhooks is paid all the same", async () => {
      stage.demo.sandbox.webhooks.faults = { off: true };
      const till = await open();
      await till.page.keyboard.type("99", { delay: 60 });
      await till.show();
      const charge = await till.code();
      stage.demo.sandbox.pay(charge.id);
      await till.outcome("paid");
    });
  });
}
