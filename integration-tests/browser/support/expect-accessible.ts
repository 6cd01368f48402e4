import axe, { type Result, type RunOptions } from "axe-core";
import { type Page } from "playwright-core";

/**
 * Nothing on the page shuts anybody out: no finding of axe's that it calls serious or critical.
 *
 * @param part a selector, where only a part of the page is ours
 */
export async function expectAccessible(page: Page, part?: string): Promise<void> {
  // Sent once for each document: sending it takes longer than looking.
  if (!(await page.evaluate(() => "axe" in window))) {
    await page.evaluate(axe.source);
  }
  const serious = (await findingsIn(page, part)).filter(
    ({ impact }) => impact === "serious" || impact === "critical",
  );
  expect(
    serious.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) })),
  ).toEqual([]);
}

function findingsIn(page: Page, part?: string): Promise<Result[]> {
  const options: RunOptions = { resultTypes: ["violations"] };
  return page.evaluate(
    async ({ selector, runOptions }) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const context = selector === undefined ? document : { include: [selector] };
      return (await inPage.run(context, runOptions)).violations;
    },
    { selector: part, runOptions: options },
  );
}
