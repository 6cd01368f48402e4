import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { ACCOUNT_TROUBLES } from "../../domain/account-trouble";
import { OmiseError } from "../../omise";
import { type AccountRow } from "./account-troubles";
import { type Account, type Accounts } from "./accounts";
import { Ownership } from "./ownership";

/**
 * Remembers which Omise account each entry of the configuration is for: an entry that was renamed
 * keeps the charges of its former id, and one whose key is another account's does not touch them.
 */
export class AccountRegistry {
  /** By entry: whether its key is of the account that its charges were made at. */
  private readonly ownerships = new Map<string, Ownership>();

  constructor(
    private readonly pg: Knex,
    private readonly accounts: Accounts,
  ) {}

  /**
   * Asks Omise which account each entry is for, where that is not known yet or `anew`: a key can have
   * become another account's. One that cannot be asked is asked with the next run of the job.
   */
  async identify({ anew }: { anew: boolean }): Promise<void> {
    const bound = new Set((await this.rows()).flatMap(({ id, omise_id: is }) => (is ? id : [])));
    const unknown = this.accounts.all().filter(({ id }) => anew || !bound.has(id));
    await Promise.all(
      unknown.map(async (account) =>
        bound.has(account.id)
          ? this.ownershipOf(account)
              .isOwn()
              .catch(() => undefined)
          : this.bind(account, await this.accounts.askOmiseId(account.id).catch(() => null)),
      ),
    );
    await this.findFormerIds();
  }

  /**
   * Before anything is asked of Omise for an entry.
   *
   * @throws OmiseError `other_account`: its charges are another account's. Whatever keeps that from
   *   being found out
   */
  async assertOwn(id: string): Promise<void> {
    if (!(await this.ownershipOf(this.accounts.byId(id)).isOwn())) {
      throw new OmiseError(ACCOUNT_TROUBLES.other_account, { code: "other_account" });
    }
  }

  /**
   * From now on each entry is for the account whose key it has. What it charged at another one is as
   * of an entry that is gone: it is shown, and nothing is asked about it.
   *
   * @throws OmiseError when Omise does not say whose the keys are
   */
  async takeOver(): Promise<void> {
    for (const { id } of this.accounts.all()) {
      const former = await this.table().where({ id }).first();
      const isOther = former?.omise_id && former.omise_id !== (await this.accounts.askOmiseId(id));
      if (isOther) {
        await this.retire(former);
      }
    }
    this.ownerships.clear();
    await this.identify({ anew: true });
  }

  /** Ids that are not configured any more, whose Omise account and mode an entry has under a new one. */
  async findFormerIds(): Promise<void> {
    const rows = await this.rows();
    const present = new Set(this.accounts.all().map(({ id }) => id));
    const formerIds = rows
      .filter(({ id }) => !present.has(id))
      .flatMap((former): [string, string][] => {
        // The newest: of several entries of one account, the one that came as this one went.
        const [successor] = rows
          .filter(
            ({ id, omise_id: omiseId, livemode }) =>
              present.has(id) && omiseId === former.omise_id && livemode === former.livemode,
          )
          .slice(-1);
        return successor && former.omise_id ? [[former.id, successor.id]] : [];
      });
    this.accounts.setFormerIds(new Map(formerIds));
  }

  private ownershipOf(account: Account): Ownership {
    const known = this.ownerships.get(account.id);
    const ownership = known ?? new Ownership(() => this.findOut(account));
    this.ownerships.set(account.id, ownership);
    return ownership;
  }

  private async findOut(account: Account): Promise<boolean> {
    const { id } = account;
    const isBound = await this.table().where({ id }).whereNotNull("omise_id").first("id");
    return isBound ? this.bind(account, await this.accounts.askOmiseId(id)) : true;
  }

  /**
   * @param omiseId null where Omise did not say
   * @returns false, and nothing is changed, where the entry's charges are another account's. With a
   *   key of the other mode, a store goes live: Omise calls that another account, too
   */
  private async bind(
    { id, options: { livemode } }: Account,
    omiseId: string | null,
  ): Promise<boolean> {
    const written = await this.table()
      .insert({ id, livemode, omise_id: omiseId })
      .onConflict("id")
      .merge({ livemode, omise_id: omiseId })
      .whereRaw(MAY_BIND, { omiseId, livemode })
      .returning("id");
    return omiseId === null || written.length === 1;
  }

  private async retire({ id, omise_id: omiseId, livemode }: AccountRow): Promise<void> {
    const retired = `${id}@${omiseId}`;
    await this.pg.transaction(async (pg) => {
      await pg("atome_qr_charge").where({ account: id, livemode }).update({ account: retired });
      await pg("atome_qr_webhook_event").where({ account: id }).update({ account: retired });
      await pg("atome_qr_account").where({ id: retired }).delete(); // of an earlier time
      await pg("atome_qr_account").where({ id }).update({ id: retired, trouble: null });
    });
  }

  private async rows(): Promise<AccountRow[]> {
    return this.table()
      .whereNull("deleted_at")
      .orderBy([{ column: "created_at" }, { column: "id" }]);
  }

  private table() {
    return this.pg<AccountRow>("atome_qr_account");
  }
}

const MAY_BIND = `cast(:omiseId as text) is not null and (
  atome_qr_account.omise_id is null
  or atome_qr_account.omise_id = :omiseId
  or not exists (select from atome_qr_charge charge
    where charge.account = atome_qr_account.id and charge.livemode = :livemode))`;
