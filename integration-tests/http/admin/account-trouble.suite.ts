import { AtomeAdmin } from "../../support/atome-admin";
import { suite } from "../../support/store-suite";

export default suite(__filename, "an account in trouble", (store) => {
  it("is told from one that cannot be asked, and is asked again once it is mended", async () => {
    const admin = await AtomeAdmin.logIn(store);
    store.sandbox.faults.add({ match: "GET /account", kind: "error", status: 401, times: 100 });
    expect(await admin.account("my")).toMatchObject({ key: "rejected", email: null });
    store.sandbox.faults.clear();

    store.sandbox.faults.add({ match: "*", kind: "reset", times: 1_000 });
    expect(await admin.account("my")).toMatchObject({
      key: "unreachable",
      method_enabled: null,
      currencies: [],
    });
    store.sandbox.faults.clear();

    expect(await admin.account("my")).toMatchObject({ key: "ok", method_enabled: true });
    store.sandbox.clearRequests();
    await admin.account("my");
    expect(store.sandbox.requests).toEqual([]); // what is well is not asked again for a minute
  });
});
