import { signWebhook } from "../omise/webhook-signature";
import { checkEvent } from "../webhooks/check-event";
import { type DeliveryFacts, type HttpAnswer } from "./facts";

const TIMEOUT_MS = 10_000;
/** Of what something else answers, only a code is of interest. */
const MOST_READ = 10_000;

interface Target {
  url: string;
  livemode: boolean;
  /** Those that the account is configured with. */
  secrets: string[];
}

/** Asks a webhook's address as a browser, as an outsider, and as Omise would. Never throws. */
export async function deliverCheckEvents({
  url,
  livemode,
  secrets,
}: Target): Promise<DeliveryFacts> {
  const opened = await ask(url, { method: "GET" });
  if ("failure" in opened) {
    return { url, opened, unsigned: null, signed: null };
  }
  const body = checkEvent(livemode);
  const unsigned = await ask(url, post(body));
  const signed = secrets.length ? await ask(url, post(body, signWebhook(body, secrets))) : null;
  return { url, opened, unsigned, signed };
}

function post(body: string, signature: Record<string, string> = {}): RequestInit {
  return { method: "POST", body, headers: { "content-type": "application/json", ...signature } };
}

async function ask(url: string, request: RequestInit): Promise<HttpAnswer> {
  try {
    const answer = await fetch(url, {
      ...request,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = (await answer.text()).slice(0, MOST_READ);
    return {
      status: answer.status,
      code: codeIn(text),
      location: answer.headers.get("location"),
    };
  } catch (error) {
    const { cause, message } = error as { cause?: NodeJS.ErrnoException; message: string };
    return { failure: cause?.code ?? message };
  }
}

/** The `code` of an error's JSON, as far as it is one. */
function codeIn(text: string): string | null {
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === "string" && /^\w{1,64}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}
