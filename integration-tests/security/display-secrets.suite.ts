import { PAIRING_CODE_SECONDS } from "../../src/domain/timing";
import { Till } from "../support/counter";
import { Pairing, pairWith, Screen } from "../support/customer-display";
import { readTables } from "../support/read-tables";
import { outputSoFar } from "../support/record-output";
import { suite } from "../support/store-suite";

export default suite(__filename, "what opens a customer display", (store) => {
  it("is in no log, no table and no answer to staff, whatever went well or wrong", async () => {
    const till = await Till.open(store);
    const pairing = new Pairing(till);
    const [used, unused, old] = [
      await pairing.begin(),
      await pairing.begin(),
      await pairing.begin(),
    ];
    await store
      .db("atome_qr_display")
      .where({ id: old.id })
      .update({
        pairing_ends_at: store.db.raw("pairing_ends_at - make_interval(secs => ?)", [
          PAIRING_CODE_SECONDS,
        ]),
      });
    await pairWith(store, old.pairing_code);
    await store.api.get(`/atome-qr/display?code=${unused.pairing_code}`);
    const { token } = await pairWith(store, used.pairing_code);
    const screen = new Screen(store, token!);
    await screen.takeOver();
    const sale = await till.sold({ amount: 20_000 });
    await screen.wait();
    await screen.qr(sale.id);
    await screen.qr("aqsale_gone");
    await screen.page("?lang=%zz");

    await store.db.raw("alter table atome_qr_display rename to away");
    try {
      expect((await screen.page()).status).toBe(500);
      expect((await screen.ask("get", "?wait=1")).status).toBe(500);
      const { status, data } = await pairWith(store, unused.pairing_code);
      expect([status, data]).toEqual([500, expect.stringContaining("<h1") as string]);
    } finally {
      await store.db.raw("alter table away rename to atome_qr_display");
    }
    const listed = await pairing.list();
    await pairing.revoke(used.id);
    expect((await screen.ask("get", "")).status).toBe(404);

    const tables = [...(await readTables(store.db)).values()].flat();
    const written = [...tables, ...outputSoFar(), JSON.stringify(listed)];
    expect(tables.length).toBeGreaterThan(100);
    expect(outputSoFar().join()).toContain("a customer display could not be shown");
    const secrets = [token!, ...[used, unused, old].map(({ pairing_code }) => pairing_code)];
    const found = secrets.filter((secret) => written.some((text) => text.includes(secret)));
    expect(found).toEqual([]);
  });
});
