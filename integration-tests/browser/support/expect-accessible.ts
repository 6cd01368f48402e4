import { AxeBuilder } from "@axe-core/playwright";
import { type Page } from "playwright-core";

/**
 * Nothing on the page shuts anybody out: no finding of axe's that it calls serious or critical.
 *
 * @param part a selector, where only a part of the page is ours
 */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(
    serious.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })),
  ).toEqual([]);
}
