import { type AccountRow } from "../../src/modules/atome-qr/account-troubles";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { providers } from "../store/providers";
import { createModule } from "./create-module";
import { type TestModule } from "./module-suite";

/** Instances of a store, and faults of its Omise accounts. Call it at the top of a `moduleSuite`. */
export function omiseAccounts(module: TestModule) {
  /** The events that instances have sent since the test began. */
  const told: { name: string; data: unknown }[] = [];

  beforeEach(() => {
    told.length = 0;
  });

  return {
    told,

    /** An instance that has just started: it has asked nothing yet. */
    instance: (entries = providers(1_500)): AtomeQrModuleService => {
      const emit = (event: unknown) => Promise.resolve(void told.push(event as (typeof told)[0]));
      return createModule(module.db, { entries, eventBus: { emit } });
    },

    rowOf: (id: string) => module.db<AccountRow>("atome_qr_account").where({ id }).first(),
    revokeKey: () => module.sandbox.setSecretKey("th", "skey_test_revoked"),
    cutOff: () => module.sandbox.faults.add({ match: "*", kind: "reset" }),
  };
}
