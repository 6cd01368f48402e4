import { type Locator } from "playwright-core";

import type { CounterSale } from "../../../src/admin-api/counter-types";
import { type TillMemory } from "../../../src/admin/lib/counter/till-storage";
import { type SandboxCharge } from "../../../sandbox";
import { type AdminPage } from "../admin/support/admin-page";
import { type AdminStage } from "../admin/support/admin-stage";

/** A cashier at the till's page; counts what is pressed. */
export class TillPage {
  /** Presses of buttons and of Enter since the page was empty; what is typed into a field is none. */
  presses = 0;

  constructor(
    private readonly stage: AdminStage,
    readonly admin: AdminPage,
  ) {}

  get page() {
    return this.admin.page;
  }

  get texts() {
    return this.admin.texts.counter;
  }

  get sale(): Locator {
    return this.admin.section("sale");
  }

  /** The page as a cashier begins with it. */
  async isEmpty(): Promise<void> {
    await this.page.getByTestId("counter-amount").waitFor();
    this.presses = 0;
  }

  async press(name: string, within: Locator = this.admin.section("counter")): Promise<void> {
    this.presses += 1;
    await this.admin.button(name, within).click();
  }

  async choose(way: keyof AdminPage["texts"]["counter"]["ways"]): Promise<void> {
    this.presses += 1;
    await this.page.getByRole("tab", { name: this.texts.ways[way] }).click();
  }

  /**
   * As a scanner types, wherever the focus is: the keys' own times are 5 ms apart, also where this
   * machine is too busy to send them so fast.
   */
  async scan(code: string): Promise<void> {
    const keyboard = await this.page.context().newCDPSession(this.page);
    const begin = Date.now() / 1000;
    for (const [index, key] of [...code, "Enter"].entries()) {
      const event = { key, timestamp: begin + index * 0.005 };
      const text = key === "Enter" ? "\r" : key;
      await keyboard.send("Input.dispatchKeyEvent", { ...event, type: "keyDown", text });
      await keyboard.send("Input.dispatchKeyEvent", { ...event, type: "keyUp" });
    }
    await keyboard.detach();
  }

  async show(): Promise<void> {
    await this.press(this.texts.show);
  }

  /** @returns the charge whose code is on the screen */
  async code(): Promise<SandboxCharge> {
    await this.sale.getByRole("img", { name: /Atome/ }).waitFor();
    const kept = await this.page.evaluate(() => localStorage.getItem("atome-qr-till"));
    const { saleId } = JSON.parse(kept ?? "{}") as TillMemory;
    const { sale } = await this.stage.data.staff.get<{ sale: CounterSale }>(
      `/admin/atome-qr/counter/sales/${saleId}`,
    );
    return this.stage.demo.sandbox.charge(sale.charge_id!);
  }

  async outcome(status: string): Promise<Locator> {
    const outcome = this.page.locator(`[data-outcome=${status}]`);
    await outcome.waitFor();
    return outcome;
  }

  /** How many orders cost so much; main units. */
  async ordersOf(total: number): Promise<number> {
    const { orders } = await this.stage.data.staff.get<{ orders: { total: number }[] }>(
      "/admin/orders?fields=id,total&limit=200",
    );
    return orders.filter((order) => order.total === total).length;
  }
}
