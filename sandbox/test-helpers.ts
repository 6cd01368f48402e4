import { createServer, type IncomingHttpHeaders } from "node:http";
import { type AddressInfo } from "node:net";
import { type Sandbox } from "./sandbox-handle";
import { type SandboxOptions, startSandbox } from "./start-sandbox";

/** A fixed moment; tests move on from it with `clock.advance`. */
export const noon = Date.parse("2026-03-01T12:00:00Z");

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: unknown;
}

/** A sandbox whose clock stands still at noon. */
export function startAtNoon(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({ now: () => noon, ...options });
}

/** A client that knows HTTP and a key, nothing of the sandbox's code. */
export function clientOf(sandbox: { url: string }, key = "skey_test_sandbox_th") {
  async function send(
    method: string,
    path: string,
    body?: object | URLSearchParams,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const isForm = body instanceof URLSearchParams;
    const response = await fetch(sandbox.url + path, {
      method,
      redirect: "manual",
      headers: {
        Authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
        ...(body && !isForm && { "Content-Type": "application/json" }),
        ...headers,
      },
      body: isForm ? body : body && JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? (JSON.parse(text) as unknown) : null,
    };
  }
  return {
    send,
    get: (path: string, headers?: Record<string, string>) => send("GET", path, undefined, headers),
    post: (path: string, body?: object, headers?: Record<string, string>) =>
      send("POST", path, body, headers),
    /** A charge's JSON; ฿500.00 by atome_qr unless `body` says otherwise. */
    charge: async (body: object = {}) =>
      (await send("POST", "/charges", { ...fiveHundredBaht, ...body })).json as {
        id: string;
        created_at: string;
        expires_at: string;
        authorize_uri: string | null;
        source: { scannable_code: { image: { download_uri: string } } | null };
      },
  };
}

export const fiveHundredBaht = {
  amount: 50_000,
  currency: "THB",
  source: { type: "atome_qr" },
};

/** What `atome` needs of a source, as Omise's own plugins send it. */
export const orderDetails = {
  phone_number: "+66876543210",
  items: [{ name: "Shirt", amount: 25_000, quantity: 2 }],
  shipping: {
    country: "TH",
    city: "Bangkok",
    postal_code: "10110",
    state: "Bangkok",
    street1: "1 Sukhumvit Road",
  },
};

/** The same amount by redirect. */
export const fiveHundredBahtByRedirect = {
  ...fiveHundredBaht,
  source: { type: "atome", ...orderDetails },
  return_uri: "https://store.example/return?order=1&lang=th",
};

export interface ReceivedWebhook {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A store's webhook endpoint that keeps what it gets, in order. */
export async function startReceiver() {
  const received: ReceivedWebhook[] = [];
  const waiting = new Set<() => void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ path: request.url ?? "", headers: request.headers, body });
      response.end("ok");
      for (const notice of waiting) notice();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = () => received.map(({ body }) => (JSON.parse(body) as { key: string }).key);
  return {
    url,
    received,
    keys,
    /** Resolves when an event with this key has come. */
    comes: (key: string) =>
      new Promise<void>((resolve) => {
        const notice = () => {
          if (keys().includes(key)) resolve();
        };
        waiting.add(notice);
        notice();
      }),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
