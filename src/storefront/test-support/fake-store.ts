interface Received {
  method: string;
  /** With its query. */
  path: string;
  headers: Headers;
  body: Record<string, unknown> | undefined;
}

export const BASE_URL = "https://store.test/medusa";

type Route = (body: Record<string, unknown>, query: URLSearchParams) => unknown;

/** A route's answer that is not a success. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly message: string,
    readonly code?: string,
  ) {}
}

export interface FakeCart {
  id: string;
  region_id: string;
  completed_at: string | null;
  payment_collection?: FakeCollection;
}

interface FakeCollection {
  id: string;
  amount: number;
  payment_sessions: FakeSession[];
}

interface FakeSession {
  id: string;
  provider_id: string;
  amount: number;
  data: { status: string; expires_at: string | null; authorize_uri?: string };
}

const VALID_MS = 600_000;

/** Answers `fetch` as the store would: one cart, its payment collection and sessions. */
export class FakeStore {
  readonly received: Received[] = [];
  readonly cart: FakeCart = { id: "cart_1", region_id: "reg_th", completed_at: null };
  providers = ["pp_system_default", "pp_atome-qr_th"];
  /** Those that are not for a code to scan. */
  redirects = ["pp_atome-qr_thapp"];
  /** Its time; undefined where a page on another origin may not read the answers' date. */
  clock: (() => number) | undefined = Date.now;
  /** Instead of what the store would answer, by method and path. */
  readonly overrides = new Map<string, Route>();
  private made = 0;

  private readonly routes = new Map<string, Route>([
    ["GET /store/carts/cart_1", () => ({ cart: this.cart })],
    [
      "GET /store/payment-providers",
      () => ({ payment_providers: this.providers.map((id) => ({ id })) }),
    ],
    [
      "POST /store/payment-collections",
      () => ({
        payment_collection: (this.cart.payment_collection ??= {
          id: "pay_col_1",
          amount: 540,
          payment_sessions: [],
        }),
      }),
    ],
    [
      "POST /store/payment-collections/pay_col_1/payment-sessions",
      ({ provider_id }) => {
        this.addSession({ provider_id: String(provider_id) });
        return { payment_collection: this.cart.payment_collection };
      },
    ],
    [
      "GET /store/atome-qr/config",
      (_body, query) => {
        const isRedirect = this.redirects.includes(query.get("provider_id") ?? "");
        return { config: { flow: isRedirect ? "redirect" : "qr" } };
      },
    ],
    ["POST /store/carts/cart_1/complete", () => ({ type: "order", order: { id: "order_1" } })],
    [
      "GET /store/atome-qr/payment-sessions/payses_1/qr",
      () => new Blob(["image"], { type: "image/png" }),
    ],
  ]);

  /** As Medusa does: the collection's one session replaces what it had. */
  addSession(change: Partial<FakeSession> = {}): FakeSession {
    const collection = (this.cart.payment_collection ??= {
      id: "pay_col_1",
      amount: 540,
      payment_sessions: [],
    });
    const session = {
      id: `payses_${++this.made}`,
      provider_id: "pp_atome-qr_th",
      amount: collection.amount,
      data: { status: "pending", expires_at: new Date(Date.now() + VALID_MS).toISOString() },
      ...change,
    };
    collection.payment_sessions = [session];
    return session;
  }

  /** Method and path of what was asked, in order. */
  get calls(): string[] {
    return this.received.map(({ method, path }) => `${method} ${path.split("?")[0]}`);
  }

  get sessionsMade(): number {
    return this.calls.filter((call) => /^POST .*payment-sessions$/.test(call)).length;
  }

  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}) => {
    const url = new URL(input as string | URL);
    const { method = "GET", body } = init;
    const path = url.pathname.slice(new URL(BASE_URL).pathname.length);
    const json =
      typeof body === "string" ? (JSON.parse(body) as Record<string, unknown>) : undefined;
    const headers = new Headers(init.headers);
    this.received.push({ method, path: path + url.search, headers, body: json });
    await Promise.resolve();
    const key = `${method} ${path}`;
    const answer = (this.overrides.get(key) ?? this.routes.get(key))?.(
      json ?? {},
      url.searchParams,
    );
    if (answer instanceof Blob) {
      return new Response(answer);
    }
    const date = this.clock && { date: new Date(this.clock()).toUTCString() };
    return answer === undefined || answer instanceof Refusal
      ? Response.json(
          { message: answer?.message ?? "Not found", code: answer?.code },
          { status: answer?.status ?? 404, headers: date },
        )
      : Response.json(answer, { headers: date });
  };
}
