import { type TestStore } from "./store-suite";

/** From now on nothing of core's that places an order succeeds, until `mendOrders`. */
export async function breakOrders({ db }: Pick<TestStore, "db">, message: string): Promise<void> {
  await db.raw(`
    create or replace function break_orders() returns trigger language plpgsql as $$
      begin raise exception '${message}'; end $$;
    create or replace trigger break_orders before insert on "order"
      for each row execute function break_orders();
  `);
}

export async function mendOrders({ db }: Pick<TestStore, "db">): Promise<void> {
  await db.raw('drop trigger if exists break_orders on "order"');
}
