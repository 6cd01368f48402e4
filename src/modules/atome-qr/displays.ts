import { createHash } from "node:crypto";

import { type Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";

import { createDisplayToken, createPairingCode } from "../../domain/display";
import { DISPLAY_KEPT_SECONDS, PAIRING_CODE_SECONDS } from "../../domain/timing";
import { type ChargeRow } from "./rows";

/** What each column means: `migrations/sql/counter.sql`. */
export interface DisplayRow {
  id: string;
  till_id: string;
  pairing_code_hash: string | null;
  pairing_ends_at: Date | null;
  token_hash: string | null;
  screen: string | null;
  paired_at: Date | null;
  revoked_at: Date | null;
  created_at: Date;
}

/** A paired display, and what its till shows. */
export interface FollowedDisplay {
  id: string;
  /** The screen that follows the till; null until one does. */
  screen: string | null;
  /** Null where the till shows nothing. */
  shown: { saleId: string; charge: ChargeRow } | null;
}

type FollowedRow = ChargeRow & {
  display_id: string;
  screen: string | null;
  sale_id: string | null;
};

/** The screens that face shoppers. */
export class Displays {
  constructor(private readonly pg: Knex) {}

  /** @returns the display, and its pairing code, which is told this once */
  async begin(tillId: string): Promise<{ row: DisplayRow; code: string }> {
    const code = createPairingCode();
    const [row] = await this.table()
      .insert({
        id: generateEntityId(undefined, "aqdisp"),
        till_id: tillId,
        pairing_code_hash: hash(code),
        pairing_ends_at: this.pg.raw("now() + make_interval(secs => ?)", [
          PAIRING_CODE_SECONDS,
        ]) as never,
      })
      .returning("*");
    return { row, code };
  }

  /**
   * Pairs the display of a code. Each code works once.
   *
   * @returns its token, which is told this once; `over`: the code has run out; `unknown`: it never
   *   was one, or has been used
   */
  async pair(code: string): Promise<{ token: string } | "over" | "unknown"> {
    const token = createDisplayToken();
    const ofCode = () => this.table().where({ pairing_code_hash: hash(code) });
    const paired = await ofCode()
      .whereNull("revoked_at")
      .whereRaw("pairing_ends_at > now()")
      .update({
        pairing_code_hash: null,
        token_hash: hash(token),
        paired_at: this.pg.fn.now() as never,
      });
    if (paired === 1) {
      return { token };
    }
    return (await ofCode().first("id")) ? "over" : "unknown";
  }

  /** Those that are paired or still can be, newest first. @param tillId null for all tills' */
  async list(tillId: string | null): Promise<DisplayRow[]> {
    return this.table()
      .where(tillId === null ? {} : { till_id: tillId })
      .whereNull("revoked_at")
      .whereRaw("(token_hash is not null or pairing_ends_at > now())")
      .orderBy("created_at", "desc")
      .limit(200);
  }

  /** @returns whether there was one */
  async revoke(id: string): Promise<boolean> {
    const revoked = await this.table()
      .where({ id })
      .whereNull("revoked_at")
      .update({ revoked_at: this.pg.fn.now() as never });
    return revoked === 1;
  }

  /** @returns undefined for a token that is unknown or revoked */
  async findByToken(token: string): Promise<FollowedDisplay | undefined> {
    const [display] = await this.follow("display.token_hash", [hash(token)]);
    return display;
  }

  /** How all of these stand, in one query; without those that were revoked. */
  listByIds(ids: string[]): Promise<FollowedDisplay[]> {
    return this.follow("display.id", ids);
  }

  /** From now on, this screen follows the till, and no other one with the same token. */
  async takeOver(id: string, screen: string): Promise<void> {
    await this.table().where({ id }).update({ screen });
  }

  /** For the job: pairings that ran out, and displays that were revoked. */
  async removeOld(): Promise<void> {
    const ago = "now() - make_interval(secs => ?)";
    await this.table()
      .whereRaw(`token_hash is null and pairing_ends_at < ${ago}`, [DISPLAY_KEPT_SECONDS])
      .orWhereRaw(`revoked_at < ${ago}`, [DISPLAY_KEPT_SECONDS])
      .delete();
  }

  /** A sale of another till is not shown, whatever its own till was told to show. */
  private async follow(column: string, values: string[]): Promise<FollowedDisplay[]> {
    const rows: FollowedRow[] = await this.pg("atome_qr_display as display")
      .leftJoin("atome_qr_till as till", "till.id", "display.till_id")
      .leftJoin("atome_qr_sale as sale", (on) =>
        on
          .on("sale.id", "till.shown_sale_id")
          .andOnNull("sale.cancelled_at")
          .andOn((of) => of.on("sale.till_id", "display.till_id").orOnNull("sale.till_id")),
      )
      .leftJoin("atome_qr_charge as charge", "charge.id", "sale.charge_row_id")
      .whereIn(column, values)
      .whereNull("display.revoked_at")
      .select("charge.*", {
        display_id: "display.id",
        screen: "display.screen",
        sale_id: "sale.id",
      });
    return rows.map(({ display_id: id, screen, sale_id: saleId, ...charge }) => ({
      id,
      screen,
      shown: saleId && charge.id ? { saleId, charge } : null,
    }));
  }

  private table() {
    return this.pg<DisplayRow>("atome_qr_display");
  }
}

function hash(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
