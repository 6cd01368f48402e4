import { type Locator } from "playwright-core";

/** That these are seen one below the other, in this order. */
export async function expectOneBelowTheOther(...parts: Locator[]): Promise<void> {
  const boxes = await Promise.all(parts.map((part) => part.boundingBox()));
  expect(boxes).not.toContain(null);
  for (const [index, box] of boxes.slice(1).entries()) {
    const above = boxes[index]!;
    expect(box!.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
  }
}

/** That a part is on the screen as the page opens, before anybody scrolls. */
export async function expectOnFirstScreen(part: Locator): Promise<void> {
  const page = part.page();
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const { y, height } = (await part.boundingBox())!;
  expect(y).toBeGreaterThanOrEqual(0);
  expect(y + height).toBeLessThanOrEqual(page.viewportSize()!.height);
}
