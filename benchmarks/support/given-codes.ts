import axios from "axios";

import { type Cluster } from "../../integration-tests/cluster/support/start-cluster";
import { type OpenCharge, openCharges } from "../../integration-tests/support/open-charges";
import { Shopper } from "../../integration-tests/support/shopper";

/** Open codes that no cart hangs on: they can be waited for. */
export function openUnpaid({ sandbox, db }: Cluster, count: number): Promise<OpenCharge[]> {
  return openCharges(sandbox, count, (row) => {
    const columns = Object.keys(row);
    const values = columns.map((_name, index) => `$${index + 1}`);
    const sql = `insert into atome_qr_charge (${columns.join(", ")}) values (${values.join(", ")})`;
    return db.query(sql, Object.values(row));
  });
}

/** With a cart, through the store's API: paid, it becomes an order. */
export async function startPayment({ instances, publishableKey }: Cluster) {
  const api = axios.create({ baseURL: instances[0].url });
  const shopper = await Shopper.withCart({ api, publishableKey }, "th");
  return { shopper, session: await shopper.choosePayment() };
}
