import { type IncomingMessage, type ServerResponse } from "node:http";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";
import { type Gateway } from "../../integration-tests/support/start-gateway";
import { isoSeconds } from "../../sandbox/clock";
import { copyHistory, copyOpen } from "./copy-rows";
import { startPayment } from "./given-codes";

/** How long ago the first of them was opened; they come evenly until now. */
const SPREAD_MS = 11 * 60 * 60_000;
const LIFETIME_MS = 12 * 60 * 60_000;
const PAGE = 100;

/**
 * Open charges by the hundred thousand: copies of one that was made through the store, in its tables
 * and at an Omise that answers for them by counting, since the sandbox looks through all it has.
 */
export class ManyCharges {
  /** How many, and when the first one was opened. */
  private count = 0;
  private since = 0;
  /** Requests about charges since the last look. */
  private asked = 0;

  private constructor(
    private readonly store: Cluster,
    private readonly chargeId: string,
    private readonly shown: object,
  ) {}

  /** @param gateway the store's Omise; from now on it knows no other charges */
  static async like(store: Cluster, gateway: Gateway): Promise<ManyCharges> {
    const { session } = await startPayment(store);
    const { charge_id: chargeId } = session.data;
    const { secretKey } = gateway.accounts.find(({ id }) => id === "th")!;
    const authorization = `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`;
    const answer = await fetch(`${gateway.url}/charges/${chargeId}`, {
      headers: { authorization },
    });
    const many = new ManyCharges(store, chargeId, (await answer.json()) as object);
    gateway.answer("/charges", (request, response) => many.answer(request, response));
    return many;
  }

  /** Open charges, with carts and sessions, instead of those of before. */
  async open(count: number): Promise<void> {
    this.count = count;
    this.since = Date.now() - SPREAD_MS;
    const first = isoSeconds(this.since);
    await copyOpen(this.store.db, this.chargeId, count, first, SPREAD_MS / count);
  }

  /** Paid and finalized ones of long ago, with their lines in the timeline. */
  async settle(count: number): Promise<void> {
    await copyHistory(this.store.db, this.chargeId, count);
  }

  /** Makes all of them due. @returns since when */
  async makeDue(): Promise<Date> {
    this.asked = 0;
    const { rows } = await this.store.db.query<{ since: Date }>(
      `update atome_qr_charge set next_check_at = created_at
       where status = 'pending' and charge_id <> $1 returning now() as since`,
      [this.chargeId],
    );
    return rows[0].since;
  }

  /** How many have not been looked at since they were made due. */
  async remaining(since: Date): Promise<number> {
    const { rows } = await this.store.db.query<{ count: number }>(
      `select count(*)::int as count from atome_qr_charge
       where finalized_at is null and next_check_at <= $1`,
      [since],
    );
    return rows[0].count;
  }

  /** Since they were made due. */
  get requests(): number {
    return this.asked;
  }

  private answer({ url = "" }: IncomingMessage, response: ServerResponse): void {
    this.asked += 1;
    const { pathname, searchParams } = new URL(url, "http://omise.local");
    const [, , id] = pathname.split("/");
    const body = id ? this.render(Number(id.split("_").at(-1))) : this.list(searchParams);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }

  private list(query: URLSearchParams): object {
    const [from, to] = ["from", "to"].map((name) => Date.parse(query.get(name)!));
    const numbers = Array.from({ length: this.count }, (_, index) => index + 1);
    const within = numbers.filter((n) => this.createdAt(n) >= from && this.createdAt(n) <= to);
    if (query.get("order") === "reverse_chronological") {
      within.reverse();
    }
    const offset = Number(query.get("offset") ?? 0);
    const data = within.slice(offset, offset + PAGE).map((n) => this.render(n));
    return { object: "list", data, limit: PAGE, offset, total: within.length };
  }

  private createdAt(n: number): number {
    return Math.floor((this.since + (n * SPREAD_MS) / this.count) / 1000) * 1000;
  }

  private render(n: number): object {
    const createdAt = this.createdAt(n);
    return {
      ...this.shown,
      id: `chrg_test_many_${n}`,
      metadata: { attempt_id: `aqchg_many_${n}` },
      created_at: isoSeconds(createdAt),
      expires_at: isoSeconds(createdAt + LIFETIME_MS),
    };
  }
}
