import type { AdminAccount } from "../../admin-api/types";
import { type EntryFacts, type StoreFacts } from "../facts";

/** An account without trouble, for `fields` to differ from. */
export function healthyAccount(fields: Partial<AdminAccount> = {}): AdminAccount {
  return {
    id: "th",
    provider_id: "pp_atome-qr_th",
    livemode: false,
    checkout: "pay_first",
    key: "ok",
    trouble: null,
    email: "th@sandbox.example",
    flow: "qr",
    method_enabled: true,
    currencies: ["THB"],
    limits: {},
    expires_in_seconds: 900,
    expiry: { seconds: 900, source: "option" },
    expiry_exceptions: [],
    regions: [{ id: "reg_th", name: "Thailand" }],
    clock_offset_seconds: 0,
    requests: null,
    webhook_url: "https://api.shop.example/hooks/atome-qr/th",
    unsigned_webhooks_allowed: false,
    last_good_webhook: { at: "2026-01-31T10:00:00.000Z", key: "charge.complete" },
    last_bad_webhook: null,
    ...fields,
  };
}

/** An entry that works, for `fields` to differ from. */
export function healthyEntry(fields: Partial<EntryFacts> = {}): EntryFacts {
  const answer = (status: number, code: string | null) => ({ status, code, location: null });
  return {
    account: healthyAccount(),
    isSandbox: false,
    delivery: {
      url: "https://api.shop.example/hooks/atome-qr/th",
      opened: answer(405, "webhooks_are_posted"),
      unsigned: answer(401, "invalid_signature"),
      signed: answer(200, null),
    },
    markets: [
      {
        region: "Thailand",
        currency: "THB",
        products: { total: 2, lacking: 0, names: [] },
        shipping: { total: 1, lacking: 0, names: [] },
        needsShipping: true,
        shipped: { total: 2, lacking: 0, names: [] },
        stock: { total: 2, lacking: 0, names: [] },
      },
    ],
    ...fields,
  };
}

/** A store without trouble, for `fields` to differ from. */
export function healthyStore(fields: Partial<StoreFacts> = {}): StoreFacts {
  const origins = "https://shop.example";
  return {
    isProduction: true,
    missingTables: [],
    backendUrl: "https://api.shop.example",
    cors: { storeCors: origins, adminCors: origins, authCors: origins },
    locking: { provider: "redis", safety: "safe" },
    safetyNet: {
      last_completed_at: "2026-01-31T10:00:00.000Z",
      is_stale: false,
      failure: null,
    },
    entries: [healthyEntry({ account: healthyAccount({ livemode: true }) })],
    ...fields,
  };
}
