import { join } from "node:path";

import { phone } from "../support/devices";
import { expectAccessible } from "../support/expect-accessible";
import { scanQr } from "../support/qr";
import { type Stage } from "../support/stage";

const REACT_19 = join(__dirname, "../../react-19/node_modules");

/** The demo's storefront has React 18; this is the same one with the next. */
export function otherReact(stage: Stage): void {
  describe("given a storefront with React 19", () => {
    beforeAll(() => stage.demo.rebuildStorefront(REACT_19));

    it("when a code expires and the new one is paid, then the page shows the order", async () => {
      const versions: string[] = [];
      const shop = await stage.openShop(phone, async (page) => {
        await page.exposeFunction("keepVersion", (version: string) => versions.push(version));
        await page.addInitScript(listenForReact);
      });
      expect(versions).toEqual([expect.stringMatching(/^19\./)]);

      await shop.goToCheckout("my", "Celadon mug");
      const { sessionId } = await shop.payWithAtome();
      stage.demo.sandbox.expire(stage.chargeOf(sessionId).id);
      const charge = stage.chargeOf((await shop.askForNewCode()).sessionId);
      await shop.countdownTicks();
      await expectAccessible(shop.page);
      await (await stage.openPhone(await scanQr(shop.page))).pay();

      expect((await shop.confirmation()).payment).toBe("Paid with Atome");
      expect(stage.demo.sandbox.charge(charge.id).paid).toBe(true);
    });
  });
}

/** In the page: what React looks for to introduce itself to its developer tools. */
function listenForReact(): void {
  const { keepVersion } = window as unknown as { keepVersion: (version: string) => void };
  Object.assign(window, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      inject: ({ version }: { version: string }) => keepVersion(version),
      onCommitFiberRoot: () => {},
      onCommitFiberUnmount: () => {},
    },
  });
}
