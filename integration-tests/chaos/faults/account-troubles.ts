import { type PageShape, type Sandbox } from "../../../sandbox";
import { type Tally } from "../tally";
import { untilStopped } from "./until-stopped";

const EVERY_MS = [10_000, 30_000] as const;
const LASTS_MS = [1_000, 3_000] as const;
const SHAPES: readonly PageShape[] = ["redirect", "html_ok", "html_forbidden"];

/**
 * Troubles one Omise account at a time, for a moment: a maintenance page answers all its requests, or
 * its secret key is another one.
 *
 * @returns stops that, and puts everything back
 */
export function startAccountTroubles(
  sandbox: Sandbox,
  random: () => number,
  tally: Tally,
): () => Promise<void> {
  return untilStopped(random, async (wait) => {
    await wait(EVERY_MS);
    const end = begin(sandbox, random, tally);
    await wait(LASTS_MS).finally(end);
  });
}

/** @returns ends it */
function begin(sandbox: Sandbox, random: () => number, tally: Tally): () => void {
  const among = <T>(things: readonly T[]) => things[Math.floor(random() * things.length)];
  const { id, secretKey } = among(sandbox.accounts);
  if (among(["page", "key"]) === "key") {
    tally.add("secret key changed");
    sandbox.setSecretKey(id, `${secretKey}_new`);
    return () => sandbox.setSecretKey(id, secretKey);
  }
  const shape = among(SHAPES);
  tally.add(`maintenance window: ${shape.replaceAll("_", " ")}`);
  sandbox.faults.add({ match: "*", account: id, kind: "page", shape });
  return () => sandbox.faults.remove(({ kind, account }) => kind === "page" && account === id);
}
