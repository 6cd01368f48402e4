import { type Knex } from "@medusajs/framework/mikro-orm/knex";

interface TillRow {
  id: string;
  shown_sale_id: string | null;
  shown_at: Date;
}

/** What each till shows its shopper; its customer displays follow it. */
export class Tills {
  constructor(private readonly pg: Knex) {}

  /**
   * @param saleId null for nothing
   * @param ifShown only in this sale's place: what came after it stays
   */
  async show(tillId: string, saleId: string | null, ifShown?: string): Promise<void> {
    const shown = { shown_sale_id: saleId, shown_at: this.pg.fn.now() as unknown as Date };
    if (ifShown !== undefined) {
      await this.table().where({ id: tillId, shown_sale_id: ifShown }).update(shown);
      return;
    }
    await this.table()
      .insert({ id: tillId, ...shown })
      .onConflict("id")
      .merge(shown);
  }

  /** @returns null for nothing */
  async shownSaleId(tillId: string): Promise<string | null> {
    const row = await this.table().where({ id: tillId }).first();
    return row?.shown_sale_id ?? null;
  }

  private table() {
    return this.pg<TillRow>("atome_qr_till");
  }
}
