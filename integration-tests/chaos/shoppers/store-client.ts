import { setTimeout as pause } from "node:timers/promises";

import { type Checkout } from "../checkout";

/** The store said no (4xx): trying the same again would not help. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(`${status} ${message}`);
  }
}

/** The store did not answer properly for longer than anybody waits. */
export class GaveUp extends Error {}

export interface Call {
  checkout: Checkout;
  who: string;
  method?: "GET" | "POST" | "DELETE";
  path: string;
  body?: object;
  /** False: one try only. */
  again?: boolean;
}

const PATIENCE_MS = 45_000;
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 5_000;
/** Above the 25 s of a long poll. */
const REQUEST_TIMEOUT_MS = 40_000;

/** Talks HTTP to the store as a browser does whose user presses the button again. */
export class StoreClient {
  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string>,
  ) {}

  /**
   * @throws Refused on a 4xx
   * @throws GaveUp when only 5xx and broken connections came for 45 s
   */
  async call<T>({ checkout, who, method = "POST", path, body, again = true }: Call): Promise<T> {
    const deadline = Date.now() + PATIENCE_MS;
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 1.7, LONGEST_PAUSE_MS)) {
      const what = `${method} ${path.split("?")[0]}`;
      const { status, answer } = await this.request(method, path, body);
      if (status >= 200 && status < 300) {
        checkout.note(who, what, String(status));
        return answer as T;
      }
      const message = messageOf(answer);
      checkout.note(who, what, `${status || "no answer"} ${message}`);
      if (status >= 400 && status < 500 && status !== 409 && status !== 429) {
        throw new Refused(status, codeOf(answer), message);
      }
      if (!again || Date.now() + wait > deadline) {
        throw new GaveUp(`${what}: ${status || "no answer"} ${message}`);
      }
      await pause(wait);
    }
  }

  /** Opens a page of the store once. @returns the HTTP status; 0 where none came */
  async open(path: string): Promise<number> {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
    const answer = await fetch(this.url + path, { redirect: "manual", signal }).catch(() => null);
    return answer?.status ?? 0;
  }

  private async request(method: string, path: string, body?: object) {
    try {
      const response = await fetch(this.url + path, {
        method,
        headers: this.headers,
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      });
      return { status: response.status, answer: (await response.json()) as unknown };
    } catch (error) {
      const { message, cause } = error as Error & { cause?: Error };
      return { status: 0, answer: { message: cause?.message ?? message } };
    }
  }
}

function codeOf(answer: unknown): string {
  return (answer as { code?: string } | null)?.code ?? "no code";
}

function messageOf(answer: unknown): string {
  const { message, code } = (answer ?? {}) as { message?: string; code?: string };
  return [code, message].filter(Boolean).join(": ").slice(0, 200);
}
