import { type Knex } from "@medusajs/framework/mikro-orm/knex";

import { type ChargeRow } from "./rows";

const TABLE = "atome_qr_charge";

/**
 * What the event bus has been told of a charge that needs attention or was refunded. It is noted
 * after the message is out, so a message can come twice (a crash in between), never not at all.
 */
export class Announcements {
  constructor(private readonly pg: Knex) {}

  /** Charges whose news nobody has told, because whoever brought it about died or had no event bus. */
  async listDue(limit: number): Promise<ChargeRow[]> {
    return this.pg<ChargeRow>(TABLE)
      .whereNull("deleted_at")
      .andWhereRaw(
        "((attention is not null and attention is distinct from announced_attention) or refunded_amount > announced_refunded_amount)",
      )
      .orderBy("updated_at")
      .limit(limit);
  }

  async noteAttention({ id, attention }: ChargeRow): Promise<void> {
    await this.pg<ChargeRow>(TABLE).where({ id }).update({ announced_attention: attention });
  }

  async markRefunded({ id, refunded_amount }: ChargeRow): Promise<void> {
    await this.pg<ChargeRow>(TABLE)
      .where({ id })
      .update({
        announced_refunded_amount: this.pg.raw("greatest(?::int, announced_refunded_amount)", [
          refunded_amount,
        ]),
      });
  }
}
