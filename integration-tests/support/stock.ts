import { type TestStore } from "./store-suite";

/** How many there are of everything that is sold. */
export async function setStock({ db }: Pick<TestStore, "db">, quantity: number): Promise<void> {
  await db("inventory_level").update({
    stocked_quantity: quantity,
    raw_stocked_quantity: JSON.stringify({ value: String(quantity), precision: 20 }),
  });
}
