import { type Demo } from "../start-demo";
import { buy } from "./buy";
import { type Printer } from "./print";

/** Buys over HTTP what a shopper in Thailand would, and throws when anything is not as it should. */
export async function buyOnce(demo: Demo, printer: Printer, signal: AbortSignal): Promise<void> {
  const { storefrontUrl, sandbox } = demo;
  if (!sandbox) throw new Error("The check pays in the sandbox, which is not running");

  const page = await fetch(storefrontUrl, { signal });
  if (!(await page.text()).includes('id="root"')) {
    throw new Error("The storefront does not show its page");
  }
  const config = (await (await fetch(`${storefrontUrl}/config.json`, { signal })).json()) as {
    medusaUrl: string;
    publishableKey: string;
  };
  const onStep = (text: string) => printer.step(`Buying: ${text}`);
  const { displayId, total } = await buy(
    { ...config, origin: storefrontUrl, sandbox },
    onStep,
    signal,
  );
  printer.step(`Order #${displayId}, THB ${total}: paid`);
}
