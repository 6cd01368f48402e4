import { type Sandbox, type SandboxCharge, signWebhook } from "../../../sandbox";
import { secretOf } from "../../support/webhook";
import { type Tally } from "../tally";

const EVERY_MS = 1_500;
const STALE_SECONDS = 600;

type Forgery = "wrong signature" | "stale signature" | "no signature" | "signed lie";
const FORGERIES: readonly Forgery[] = [
  "wrong signature",
  "stale signature",
  "no signature",
  "signed lie",
  "signed lie",
];

export interface ForgedWebhooks {
  /** What was let in although it was not signed as it must be; nothing, one hopes. */
  readonly letIn: string[];
  stop(): void;
}

/**
 * Posts events that claim an open charge has been paid. Without Omise's signature they must be
 * refused. With it (somebody has the secret) they are taken for a hint, and capture nothing.
 */
export function startForgedWebhooks(
  sandbox: Sandbox,
  storeUrl: string,
  random: () => number,
  tally: Tally,
): ForgedWebhooks {
  const letIn: string[] = [];
  let count = 0;
  const forge = async () => {
    const open = sandbox.charges().filter(({ status }) => status === "pending");
    const charge = open[Math.floor(random() * open.length)];
    const forgery = FORGERIES[Math.floor(random() * FORGERIES.length)];
    if (!charge) {
      return;
    }
    const body = eventBody(charge, ++count);
    const response = await fetch(`${storeUrl}/hooks/atome-qr/${charge.account_id}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...headersOf(forgery, body, secretOf({ sandbox }, charge.account_id)),
      },
      body,
      signal: AbortSignal.timeout(10_000),
    });
    tally.add(`forged webhook: ${forgery}`);
    if (forgery !== "signed lie" && response.ok) {
      letIn.push(`${forgery} about ${charge.id}: ${response.status}`);
    }
  };
  // The store may be down at the moment; then nobody hears the lie.
  const timer = setInterval(() => void forge().catch(() => undefined), EVERY_MS);
  return { letIn, stop: () => clearInterval(timer) };
}

function headersOf(forgery: Forgery, body: string, secret: string): Record<string, string> {
  switch (forgery) {
    case "signed lie":
      return { ...signWebhook(body, secret) };
    case "wrong signature":
      return { ...signWebhook(body, Buffer.from("not the secret").toString("base64")) };
    case "stale signature":
      return { ...signWebhook(body, secret, Math.floor(Date.now() / 1000) - STALE_SECONDS) };
    case "no signature":
      return {};
  }
}

/** The charge as it is, except that it says to be paid. */
function eventBody(charge: SandboxCharge, count: number): string {
  const data = { ...charge, status: "successful", paid: true, paid_at: charge.created_at };
  return JSON.stringify({
    object: "event",
    id: `evnt_test_forged${String(count).padStart(13, "0")}`,
    livemode: charge.livemode,
    key: "charge.complete",
    created_at: charge.created_at,
    data,
  });
}
