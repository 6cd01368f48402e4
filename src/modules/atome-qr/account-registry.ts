import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type AccountRow } from "./account-troubles";
import { type Accounts } from "./accounts";

/**
 * Remembers which Omise account each entry of the configuration is for: an entry that was renamed
 * keeps the charges of its former id.
 */
export class AccountRegistry {
  constructor(
    private readonly pg: Knex,
    private readonly accounts: Accounts,
  ) {}

  /**
   * Asks Omise which account each entry is for, where that is not known yet or `anew`: a key can have
   * become another account's. One that cannot be asked is asked with the next run of the job.
   */
  async identify({ anew }: { anew: boolean }): Promise<void> {
    const known = new Map((await this.rows()).map((row) => [row.id, row.omise_id]));
    const unknown = this.accounts.all().filter(({ id }) => anew || !known.get(id));
    await Promise.all(
      unknown.map(async ({ id, client, options: { livemode } }) => {
        const omiseId = await client.getAccount().then(
          (account) => account.id,
          () => null,
        );
        await this.table()
          .insert({ id, livemode, omise_id: omiseId })
          .onConflict("id")
          .merge(omiseId ? { livemode, omise_id: omiseId } : { livemode });
      }),
    );
    await this.findFormerIds();
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

  private async rows(): Promise<AccountRow[]> {
    return this.table()
      .whereNull("deleted_at")
      .orderBy([{ column: "created_at" }, { column: "id" }]);
  }

  private table() {
    return this.pg<AccountRow>("atome_qr_account");
  }
}
