import { type ChargeRow } from "../../src/modules/atome-qr/rows";
import { type TestStore } from "./store-suite";

/** The ledger's row in a test that makes one charge. */
export async function ledgerRow({ db }: Pick<TestStore, "db">): Promise<ChargeRow> {
  return (await db("atome_qr_charge").first()) as ChargeRow;
}
