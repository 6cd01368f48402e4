import { type AxiosResponse } from "axios";

import { PAY_TOKEN_HEADER } from "../../src/domain/pay-link";
import { openCharge } from "./given-charges";
import { type PaymentSession } from "./shopper";
import { type TestStore } from "./store-suite";
import { waitFor } from "./wait-for";

export interface AnsweredPage {
  status: number;
  html: string;
  headers: Record<string, string>;
  /** What the page says it shows. */
  state: string | undefined;
  /** The heading. */
  title: string | undefined;
}

/** Somebody with a pay link, in a browser without JavaScript. */
export class PayLink {
  constructor(
    private readonly store: Pick<TestStore, "api">,
    readonly path: string,
  ) {}

  static of(store: Pick<TestStore, "api">, session: PaymentSession): PayLink {
    return new PayLink(store, String(session.data.pay_url));
  }

  async open(query = "", acceptLanguage?: string, userAgent?: string): Promise<AnsweredPage> {
    return toPage(await this.request("get", query, acceptLanguage, userAgent));
  }

  head(query = ""): Promise<AxiosResponse<string>> {
    return this.request("head", query);
  }

  /** As the script on the page asks. */
  async status(query = ""): Promise<{ status: number; data: unknown }> {
    return this.store.api.get<unknown>(`/atome-qr/status${query}`, {
      headers: { [PAY_TOKEN_HEADER]: this.path.split("/").at(-1) },
      validateStatus: () => true,
    });
  }

  /** As the script of an older page asks. */
  async statusByAddress(query = ""): Promise<{ status: number; data: unknown }> {
    const { status, data } = await this.request("get", `/status${query}`);
    return { status, data: JSON.parse(data) as unknown };
  }

  qr(): Promise<AxiosResponse<ArrayBuffer>> {
    return this.store.api.get(`${this.path}/qr`, {
      responseType: "arraybuffer",
      validateStatus: () => true,
    });
  }

  /** Asks for a new code; where that leads to, or the page that it gets. */
  renew(query = ""): Promise<{ page: AnsweredPage; leadsTo: PayLink; query: string }> {
    return this.send("renew", query);
  }

  /** Changes to the other way to pay; as `renew`. */
  switch(query = ""): Promise<{ page: AnsweredPage; leadsTo: PayLink; query: string }> {
    return this.send("switch", query);
  }

  private async send(form: "renew" | "switch", query: string) {
    const answer = await this.request("post", `/${form}${query}`);
    const base = new URL(`${this.path}/${form}`, "http://store");
    const target = new URL(String(answer.headers.location ?? ""), base);
    return {
      page: toPage(answer),
      leadsTo: new PayLink(this.store, target.pathname),
      query: target.search,
    };
  }

  private request(
    method: "get" | "head" | "post",
    rest: string,
    acceptLanguage = "en",
    userAgent = "a browser",
  ) {
    return this.store.api.request<string>({
      method,
      url: `${this.path}${rest}`,
      headers: { "accept-language": acceptLanguage, "user-agent": userAgent },
      maxRedirects: 0,
      responseType: "text",
      transformResponse: (text: string) => text,
      validateStatus: () => true,
    });
  }
}

function toPage({ status, data, headers }: AxiosResponse<string>): AnsweredPage {
  return {
    status,
    html: data,
    headers: headers as Record<string, string>,
    state: /data-state="(\w+)"/.exec(data)?.[1],
    title: /<h1[^>]*>([^<]*)</.exec(data)?.[1],
  };
}

/** A shopper's code that can be paid, and the link to its page. */
export async function openPayPage(store: TestStore, providerId?: string) {
  const open = await openCharge(store, { providerId });
  return { ...open, link: PayLink.of(store, open.session) };
}

/** The same with a code that nobody paid in time, or whose payment failed. */
export async function endedPayPage(store: TestStore, end: "expire" | "fail" = "expire") {
  const page = await openPayPage(store);
  store.sandbox[end](page.chargeId);
  await waitFor(async () => {
    const row = await store.db<{ finalized_at: Date | null }>("atome_qr_charge").first();
    expect(row?.finalized_at).not.toBeNull();
  });
  return page;
}
