import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { type InferTypeOf } from "@medusajs/framework/types";

import { type AccountTrouble } from "../../domain/account-trouble";
import {
  BUSY_IS_TROUBLE_MS,
  BUSY_SPELL_GAP_MS,
  PROBE_EVERY_MS,
  TROUBLE_TOLD_AFTER_SECONDS,
  TROUBLE_TOLD_EVERY_SECONDS,
} from "../../domain/timing";
import { OmiseError } from "../../omise";
import { type Accounts } from "./accounts";
import { type EventPublisher } from "./event-publisher";
import { type WebhookInbox } from "./inbox";
import { type AtomeQrAccount } from "./models/account";
import { type Schedule } from "./schedule";

export interface AccountRow extends InferTypeOf<typeof AtomeQrAccount> {
  trouble: AccountTrouble | null;
}

/** `busy`: Omise has been asked too often for now, which says nothing about the account. */
export type ProbeAnswer = AccountTrouble | "busy" | null;

interface Parts {
  pg: Knex;
  accounts: Accounts;
  schedule: Pick<Schedule, "retryAll">;
  inbox: Pick<WebhookInbox, "retryAll">;
  events: Pick<EventPublisher, "publish">;
}

/**
 * Trouble of whole Omise accounts (keys, the way to Omise, maintenance), as opposed to that of one
 * charge: told once for the account and counted against no charge. When it ends, all that waits is
 * retried. Entries with one key are one account.
 */
export class AccountTroubles {
  /** By account: the question that is under way. */
  private readonly asking = new Map<string, Promise<ProbeAnswer>>();
  /** By account: when it was last answered, milliseconds since 1970, and what. */
  private readonly answers = new Map<string, { at: number; answer: ProbeAnswer }>();
  /** By account: from when to when Omise was asked too often; milliseconds since 1970. */
  private readonly busySpells = new Map<string, { from: number; to: number }>();

  constructor(private readonly parts: Parts) {}

  /**
   * Why a call has failed: asks for the account itself, and for a list of its charges. Trouble is
   * remembered for `PROBE_EVERY_MS`; that the account is well is not, since the call has failed after
   * that.
   *
   * @returns null when Omise answers, so that the call has failed for a reason of its own
   * @throws when the database cannot be written
   */
  async check(accountId: string): Promise<ProbeAnswer> {
    const known = this.recentAnswer(this.parts.accounts.firstLike(accountId));
    return known?.answer ?? this.ask(accountId);
  }

  /** A call has failed in a way that may be the account's trouble: looked at in the background. */
  suspect(accountId: string): void {
    if (!this.recentAnswer(this.parts.accounts.firstLike(accountId))) {
      this.ask(accountId).catch(() => undefined); // the job asks again
    }
  }

  /**
   * Asks now; who asks meanwhile gets the same answer.
   *
   * @returns as `check`
   */
  ask(accountId: string): Promise<ProbeAnswer> {
    const id = this.parts.accounts.firstLike(accountId);
    const current = this.asking.get(id);
    if (current) {
      return current;
    }
    const asked = this.probe(id).finally(() => this.asking.delete(id));
    this.asking.set(id, asked);
    return asked;
  }

  /** Resolves when no question is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.asking.values());
  }

  /** A question that was put before may be answered as things were then. */
  private async askAnew(id: string): Promise<ProbeAnswer> {
    await this.asking.get(id)?.catch(() => undefined);
    return this.ask(id);
  }

  /**
   * For the job: looks whether troubles have ended.
   *
   * @returns the ids of all entries, former ones included, whose account is in trouble still
   */
  async recheck(): Promise<string[]> {
    const { accounts } = this.parts;
    const troubled: string[] = [];
    for (const { id } of await this.table().whereNotNull("trouble")) {
      if (accounts.firstLike(id) !== id || !accounts.has(id)) {
        await this.end(id); // the entry is gone, or the account's trouble is another entry's to say
      } else if (await this.askAnew(id)) {
        troubled.push(...accounts.idsLike(id));
      }
    }
    return troubled;
  }

  /** The trouble of the account that this entry uses, if any. */
  async find(accountId: string): Promise<AccountRow | undefined> {
    const id = this.parts.accounts.firstLike(accountId);
    return this.table().where({ id }).whereNotNull("trouble").first();
  }

  private async probe(id: string): Promise<ProbeAnswer> {
    const { client } = this.parts.accounts.byId(id);
    const answer = await client.probe().then(
      () => null,
      (error: unknown) => this.escalate(id, toAnswer(error), error),
    );
    if (answer === null) {
      this.busySpells.delete(id);
    }
    if (answer !== "busy") {
      await (answer ? this.begin(id, answer) : this.end(id));
    }
    this.answers.set(id, { at: Date.now(), answer });
    return answer;
  }

  /** That Omise answers 429 is trouble when it does not pass; that our own budget is used up never. */
  private escalate(id: string, answer: AccountTrouble | "busy", error: unknown): ProbeAnswer {
    if (answer !== "busy") {
      this.busySpells.delete(id);
      return answer;
    }
    if ((error as OmiseError).status !== 429) {
      return answer;
    }
    const to = Date.now();
    const last = this.busySpells.get(id);
    const from = last && to - last.to < BUSY_SPELL_GAP_MS ? last.from : to;
    this.busySpells.set(id, { from, to });
    return to - from < BUSY_IS_TROUBLE_MS ? "busy" : "too_many_requests";
  }

  private recentAnswer(id: string) {
    const answer = this.answers.get(id);
    return answer && Date.now() - answer.at < PROBE_EVERY_MS ? answer : undefined;
  }

  /**
   * Staff are told at once where only a person can end it, else when it lasts; at most once in
   * `TROUBLE_TOLD_EVERY_SECONDS`, however often it comes and goes (a worker with an old key, say).
   */
  private async begin(id: string, trouble: AccountTrouble): Promise<void> {
    const { pg, accounts, events } = this.parts;
    const { livemode } = accounts.byId(id).options;
    const now = pg.fn.now() as unknown as Date;
    const isUrgent = ONLY_A_PERSON_ENDS.includes(trouble);
    await this.table()
      .insert({ id, livemode, trouble, trouble_since: now, told_at: isUrgent ? now : null })
      .onConflict("id")
      .merge({
        trouble,
        trouble_since: pg.raw("coalesce(atome_qr_account.trouble_since, now())"),
        told_at: pg.raw(TOLD_AT, {
          isUrgent,
          urgent: ONLY_A_PERSON_ENDS,
          lasting: TROUBLE_TOLD_AFTER_SECONDS,
          every: TROUBLE_TOLD_EVERY_SECONDS,
        }),
        updated_at: now,
      } as never);
    await events.publish(id);
  }

  private async end(id: string): Promise<void> {
    const { accounts, schedule, inbox } = this.parts;
    const ended = await this.table()
      .where({ id })
      .whereNotNull("trouble")
      .update({ trouble: null, trouble_since: null });
    if (ended === 1) {
      const ids = accounts.idsLike(id);
      await schedule.retryAll(ids);
      await inbox.retryAll(ids);
    }
  }

  private table() {
    return this.parts.pg<AccountRow>("atome_qr_account");
  }
}

/** Told at once: no waiting helps. */
const ONLY_A_PERSON_ENDS: AccountTrouble[] = ["key_rejected", "foreign_ledger", "other_account"];

/** When staff were last told, or are told now. */
const TOLD_AT = `case
  when :isUrgent and not atome_qr_account.trouble = any(:urgent::text[]) then now()
  when (:isUrgent or atome_qr_account.trouble_since < now() - make_interval(secs => :lasting))
    and (atome_qr_account.told_at is null
      or (atome_qr_account.told_at < coalesce(atome_qr_account.trouble_since, now())
        and atome_qr_account.told_at < now() - make_interval(secs => :every)))
  then now() else atome_qr_account.told_at end`;

function toAnswer(error: unknown): AccountTrouble | "busy" {
  const { code, status } = error instanceof OmiseError ? error : { code: "", status: undefined };
  if (code === "rate_limited") {
    return "busy";
  }
  if (code === "invalid_response") {
    return "unexpected_answer";
  }
  if (code === "foreign_ledger" || code === "other_account") {
    return code;
  }
  return status === 401 || status === 403 ? "key_rejected" : "unreachable";
}
