import { type Sandbox, type WebhookFaults } from "../../../sandbox";

/** A delay holds for all webhooks at once, so the troubles take turns. */
const WEATHERS: readonly WebhookFaults[] = [
  { lost: 0.25 },
  { doubled: 0.5 },
  { reordered: 0.5, doubled: 0.2 },
  { delayMs: [0, 4_000], lost: 0.1 },
  { reordered: 0.3, lost: 0.2 },
  { off: true },
  {},
];

const EVERY_MS = 3_000;

/** Changes how webhooks go wrong, from time to time. @returns stops that */
export function startWebhookFaults(sandbox: Sandbox, random: () => number): () => void {
  const change = () => {
    sandbox.webhooks.faults = WEATHERS[Math.floor(random() * WEATHERS.length)];
  };
  change();
  const timer = setInterval(change, EVERY_MS);
  return () => clearInterval(timer);
}
