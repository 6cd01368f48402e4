import { randomUUID } from "node:crypto";

import { type AxiosResponse } from "axios";

import type { CounterDisplay, CounterPairing } from "../../src/admin-api/counter-types";
import { type DisplayAnswer } from "../../src/domain/answers";
import { DISPLAY_SCREEN_HEADER, DISPLAY_TOKEN_HEADER } from "../../src/domain/display";
import { type Till } from "./counter";
import { type TestStore } from "./store-suite";

/** An answer of the state route; `code` where it was refused. */
type Answered = { status: number; data: DisplayAnswer & { code?: string } };

/** What a till does with its displays. */
export class Pairing {
  constructor(private readonly till: Till) {}

  async begin(): Promise<CounterPairing> {
    const body = { till_id: this.till.id };
    const { data } = await this.till.admin.ask<{ display: CounterPairing }>(
      "post",
      "/counter/displays",
      body,
    );
    return data.display;
  }

  async list(): Promise<CounterDisplay[]> {
    const path = `/counter/displays?till_id=${this.till.id}`;
    const { data } = await this.till.admin.ask<{ displays: CounterDisplay[] }>("get", path);
    return data.displays;
  }

  revoke(id: string) {
    return this.till.admin.ask<{ deleted: boolean }>("delete", `/counter/displays/${id}`);
  }
}

/** Sends the form with a code. `token` where it paired. */
export async function pairWith(
  { api }: Pick<TestStore, "api">,
  code: string,
  { query = "", address = "203.0.113.7" } = {},
): Promise<AxiosResponse<string> & { token: string | undefined; problem: string | undefined }> {
  const answer = await api.post<string>(
    `/atome-qr/display${query}`,
    new URLSearchParams({ code }).toString(),
    {
      maxRedirects: 0,
      validateStatus: () => true,
      headers: { "x-forwarded-for": address, "accept-language": "en" },
    },
  );
  const location = String(answer.headers.location ?? "");
  return {
    ...answer,
    token: /^display\/([\w-]{32})(\?|$)/.exec(location)?.[1],
    problem: /<p id="problem"[^>]*>([^<]*)</.exec(answer.data)?.[1],
  };
}

/** A screen in front of a shopper, as its page's script asks. */
export class Screen {
  private seen = "";

  constructor(
    private readonly store: Pick<TestStore, "api">,
    readonly token: string,
    private readonly id = randomUUID(),
  ) {}

  /** Paired with a till, and following it. */
  static async of(store: TestStore, till: Till): Promise<Screen> {
    const { pairing_code } = await new Pairing(till).begin();
    const { token } = await pairWith(store, pairing_code);
    const screen = new Screen(store, token!);
    await screen.takeOver();
    return screen;
  }

  /** As the page does when it is opened. */
  takeOver(): Promise<Answered> {
    return this.ask("post", "");
  }

  /** What it shows now. */
  async look(query = ""): Promise<DisplayAnswer["display"]> {
    return (await this.ask("get", query)).data.display;
  }

  /** Held until there is something else to show than what it was told last. */
  wait(seconds = 20): Promise<Answered> {
    return this.ask("get", `?wait=${seconds}&seen=${encodeURIComponent(this.seen)}`);
  }

  async ask(method: "get" | "post", query: string): Promise<Answered> {
    const { status, data } = await this.store.api.request<Answered["data"]>({
      method,
      url: `/atome-qr/display/state${query}`,
      headers: this.headers(),
      validateStatus: () => true,
    });
    this.seen = data.page?.seen ?? this.seen;
    return { status, data };
  }

  qr(saleId: string): Promise<AxiosResponse<ArrayBuffer>> {
    return this.store.api.get(`/atome-qr/display/qr?sale=${saleId}`, {
      responseType: "arraybuffer",
      headers: this.headers(),
      validateStatus: () => true,
    });
  }

  /** The page itself. */
  page(query = ""): Promise<AxiosResponse<string>> {
    return this.store.api.get(`/atome-qr/display/${this.token}${query}`, {
      validateStatus: () => true,
      headers: { "accept-language": "en" },
    });
  }

  private headers() {
    return { [DISPLAY_TOKEN_HEADER]: this.token, [DISPLAY_SCREEN_HEADER]: this.id };
  }
}
