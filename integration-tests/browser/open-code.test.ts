import { type Page } from "playwright-core";

import { desktop, phone } from "./support/devices";
import { scanQr } from "./support/qr";
import { Stage } from "./support/stage";
import { Storefront } from "./support/storefront";

/** What can happen to a shopper between the code and the order. */
describe("given an open code", () => {
  const stage = new Stage();

  async function openCode(device = desktop) {
    const shop = await stage.openShop(device);
    await shop.goToCheckout("th", "Celadon mug");
    const { sessionId } = await shop.payWithAtome();
    const charge = stage.chargeOf(sessionId);
    return { shop, charge, sandbox: stage.demo.sandbox };
  }

  const shows = (page: Page, status: string) =>
    page.locator(`[data-testid=atome-qr][data-status=${status}]`).waitFor();

  const openCharges = () =>
    stage.demo.sandbox.charges().filter(({ status }) => status === "pending");

  afterEach(() => openCharges().forEach(({ id }) => stage.demo.sandbox.expire(id)));

  it.each([
    ["webhooks on", {}],
    ["webhooks off", { off: true }],
  ])("when its time is up, then a new one can be paid (%s)", async (_weather, faults) => {
    const { shop, charge, sandbox } = await openCode();
    sandbox.webhooks.faults = faults;

    sandbox.expire(charge.id);

    await shows(shop.page, "expired");
    const renewed = stage.chargeOf((await shop.askForNewCode()).sessionId);
    expect(await scanQr(shop.page)).toBe(renewed.pay_url);
    sandbox.pay(renewed.id);
    expect((await shop.confirmation()).text).toContain("฿540");
    expect(sandbox.charge(charge.id).status).toBe("expired");
  });

  it("when the network goes and the code is paid meanwhile, then the order is there with the network", async () => {
    const { shop, charge, sandbox } = await openCode(phone);
    await shop.page.context().setOffline(true);
    await shows(shop.page, "offline");

    sandbox.pay(charge.id);
    await shop.page.context().setOffline(false);

    expect((await shop.confirmation()).payment).toBe("Paid with Atome");
  });

  it("when it is opened in a second tab, then both show one code, and both come to the order", async () => {
    const { shop, charge, sandbox } = await openCode();
    const second = new Storefront(await shop.page.context().newPage());
    await second.page.goto(shop.page.url());
    await second.page.getByTestId("atome-qr-image").waitFor();
    await second.page.bringToFront();
    expect(await scanQr(second.page)).toBe(charge.pay_url);
    expect(openCharges().map(({ id }) => id)).toEqual([charge.id]);

    sandbox.pay(charge.id);

    const order = await second.confirmation();
    await shop.page.bringToFront();
    expect((await shop.confirmation()).id).toBe(order.id);
  });

  it("when the page is loaded again, then it shows the same code", async () => {
    const { shop, charge } = await openCode(phone);

    await shop.page.reload();

    await shop.page.getByTestId("atome-qr-image").waitFor();
    expect(await scanQr(shop.page)).toBe(charge.pay_url);
    expect(openCharges().map(({ id }) => id)).toEqual([charge.id]);
  });

  it("when a new one is asked for with a double click, then it is one", async () => {
    const { shop, charge, sandbox } = await openCode();
    sandbox.expire(charge.id);
    await shows(shop.page, "expired");

    await shop.page.getByRole("button", { name: "Get a new code" }).dblclick();

    await shows(shop.page, "waiting");
    await shop.page.getByTestId("atome-qr-image").waitFor();
    expect(openCharges()).toHaveLength(1);
  });

  it("when the shopper goes back after paying, then no new code is made", async () => {
    const { shop, charge, sandbox } = await openCode();
    sandbox.pay(charge.id);
    await shop.confirmation();
    const made = sandbox.charges().length;

    await shop.page.goBack();
    await shop.page.waitForLoadState("networkidle");

    expect(sandbox.charges()).toHaveLength(made);
    expect(openCharges()).toEqual([]);
  });
});
