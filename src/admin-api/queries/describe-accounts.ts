import { type MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import type { AdminAccount } from "../types";
import { listExpiryOverrides } from "../commands/expiry-overrides";
import { ATOME_QR_MODULE } from "../../modules/atome-qr";
import { type AccountRow } from "../../modules/atome-qr/account-troubles";
import { type Account } from "../../modules/atome-qr/accounts";
import { type AtomeQrModuleService } from "../../modules/atome-qr/service";
import { type WebhookReportRow } from "../../modules/atome-qr/webhook-reports";
import { listRegions } from "../../medusa/regions";
import { toAccountExpiry } from "./account-expiry";

/** Every configured account and how it is doing. Nothing secret. */
export async function describeAccounts(container: MedusaContainer): Promise<AdminAccount[]> {
  const atomeQr = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  const [reports, overrides, regions] = await Promise.all([
    atomeQr.webhookReports.list(),
    listExpiryOverrides(container, {}),
    listRegions(container.resolve(ContainerRegistrationKeys.QUERY)),
  ]);
  return Promise.all(
    atomeQr.accounts.all().map(async (account) => {
      const { id, providerId, options } = account;
      const shared = atomeQr.accounts.idsLike(id);
      const ofAccount = reports.filter((one) => shared.includes(one.account));
      const scoped = { providerId, optionSeconds: options.expiresInSeconds };
      return {
        ...(await describe(atomeQr, account, ofAccount)),
        ...toAccountExpiry(scoped, overrides, regions),
      };
    }),
  );
}

/** Asks Omise again about known trouble, since it may be over; the health seen before is forgotten with it. */
async function recheckTrouble(
  { accountTroubles, accountHealth }: AtomeQrModuleService,
  account: Account,
): Promise<AccountRow | undefined> {
  if (!(await accountTroubles.find(account.id))) {
    return undefined;
  }
  accountHealth.forget(account);
  await accountTroubles.ask(account.id);
  return accountTroubles.find(account.id);
}

async function describe(
  atomeQr: AtomeQrModuleService,
  account: Account,
  reports: WebhookReportRow[],
): Promise<Omit<AdminAccount, "expiry" | "expiry_exceptions" | "regions">> {
  const { id, providerId, options, client } = account;
  const trouble = await recheckTrouble(atomeQr, account);
  const health = await atomeQr.accountHealth.of(account);
  const use = await account.budget.use().catch(() => null);
  return {
    id,
    provider_id: providerId,
    livemode: options.livemode,
    flow: options.flow,
    checkout: options.checkout,
    key: health.key,
    trouble:
      trouble?.trouble && trouble.trouble_since
        ? { reason: trouble.trouble, since: trouble.trouble_since.toISOString() }
        : null,
    email: health.email,
    method_enabled: health.isEnabled,
    currencies: health.currencies,
    limits: options.limits,
    expires_in_seconds: options.expiresInSeconds,
    clock_offset_seconds: client.clock.offsetMs === null ? null : client.clock.offsetMs / 1000,
    requests: use && {
      per_second: options.requestsPerSecond,
      last_minute: use.requests,
      waited: use.waited,
    },
    // Omise has one webhook address for each account and mode, whatever its entries are.
    webhook_url: atomeQr.webhookUrlOf(atomeQr.accounts.firstLike(id)),
    unsigned_webhooks_allowed: options.allowUnsignedWebhooks,
    ...describeWebhooks(reports),
  };
}

/** @param reports of all entries of one Omise account */
function describeWebhooks(
  reports: WebhookReportRow[],
): Pick<AdminAccount, "last_good_webhook" | "last_bad_webhook"> {
  const good = newest(reports, "last_good_at");
  const bad = newest(reports, "last_bad_at");
  return {
    last_good_webhook: good?.last_good_at
      ? { at: good.last_good_at.toISOString(), key: good.last_good_key }
      : null,
    last_bad_webhook:
      bad?.last_bad_at && bad.last_bad_reason
        ? {
            at: bad.last_bad_at.toISOString(),
            reason: bad.last_bad_reason,
            seconds_late: bad.last_bad_seconds_late,
          }
        : null,
  };
}

function newest(
  reports: WebhookReportRow[],
  at: "last_good_at" | "last_bad_at",
): WebhookReportRow | undefined {
  return [...reports].sort((one, other) => Number(other[at]) - Number(one[at]))[0];
}
