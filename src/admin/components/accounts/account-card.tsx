import { Badge, InlineTip, StatusBadge } from "@medusajs/ui";

import type { AdminAccount } from "../../../admin-api/types";
import { SOURCE_TYPES } from "../../../domain/atome";
import { useFormats } from "../../hooks/use-formats";
import { useText } from "../../hooks/use-text";
import { en } from "../../i18n/en";
import { Section } from "../layout/section";
import { SectionRow } from "../layout/section-row";
import { WebhookRows } from "./webhook-rows";

const KEY_COLORS = { ok: "green", rejected: "red", unreachable: "orange" } as const;

export function AccountCard({ account }: { account: AdminAccount }) {
  const t = useText();
  const { list } = useFormats();
  return (
    <Section
      name="account"
      title={account.id}
      hint={account.provider_id}
      actions={
        <Badge size="2xsmall" color={account.livemode ? "green" : "purple"}>
          {t(account.livemode ? "accounts.live" : "accounts.test")}
        </Badge>
      }
    >
      {account.trouble && <TroubleNotice trouble={account.trouble} />}
      {account.unsigned_webhooks_allowed && (
        <div className="px-6 py-4">
          <InlineTip variant="warning" label={t("accounts.webhookUrl")}>
            {t("accounts.unsigned")}
          </InlineTip>
        </div>
      )}
      <SectionRow title={t("accounts.key")}>
        <StatusBadge color={KEY_COLORS[account.key]} className="leading-tight">
          {t(`accounts.keys.${account.key}`)}
        </StatusBadge>
      </SectionRow>
      <SectionRow title={t("accounts.email")}>{account.email ?? t("fields.none")}</SectionRow>
      <SectionRow title={t("fields.flow")}>{t(`flows.${account.flow}`)}</SectionRow>
      <SectionRow title={t("accounts.enabled", { method: SOURCE_TYPES[account.flow] })}>
        <Enabled account={account} />
      </SectionRow>
      <SectionRow title={t("accounts.currencies")}>
        {account.currencies.length > 0 ? list(account.currencies) : t("fields.none")}
      </SectionRow>
      <SectionRow title={t("accounts.limits")}>
        <Limits account={account} />
      </SectionRow>
      <SectionRow title={t("accounts.checkout")}>
        {t(`accounts.checkouts.${account.checkout}`)}
      </SectionRow>
      <SectionRow title={t("accounts.regions")}>
        {account.regions.length > 0
          ? list(account.regions.map(({ name }) => name))
          : t("accounts.noRegions")}
      </SectionRow>
      <SectionRow title={t("accounts.expiry")}>
        <Expiry account={account} />
      </SectionRow>
      <SectionRow title={t("accounts.clock")}>
        <ClockDifference seconds={account.clock_offset_seconds} />
      </SectionRow>
      <SectionRow title={t("accounts.requests")}>
        {account.requests
          ? t("accounts.requestsUse", {
              count: account.requests.last_minute,
              most: account.requests.per_second * 60,
              waited: account.requests.waited,
            })
          : t("fields.none")}
      </SectionRow>
      <WebhookRows account={account} />
    </Section>
  );
}

function TroubleNotice({ trouble }: { trouble: NonNullable<AdminAccount["trouble"]> }) {
  const t = useText();
  const { dateTime } = useFormats();
  const { reason, since } = trouble;
  return (
    <div className="px-6 py-4" data-atome-qr="account-trouble">
      <InlineTip variant="error" label={t("accounts.troubleTitle")}>
        {/* Lines rather than a space, which Chinese does not have after a full stop. */}
        {isTrouble(reason) && <span className="block">{t(`accounts.troubles.${reason}`)}</span>}
        <span className="block">{t("accounts.troubleSince", { date: dateTime(since) })}</span>
      </InlineTip>
    </div>
  );
}

function isTrouble(reason: string): reason is keyof typeof en.accounts.troubles {
  return Object.hasOwn(en.accounts.troubles, reason);
}

/** Whether Omise lets the account take what its flow needs, and whom to ask where it does not. */
function Enabled({ account }: { account: AdminAccount }) {
  const t = useText();
  const { flow, method_enabled: isEnabled } = account;
  if (isEnabled === null) return <>{t("accounts.enabledUnknown")}</>;
  if (isEnabled) return <StatusBadge color="green">{t("accounts.enabledYes")}</StatusBadge>;
  return (
    <>
      <StatusBadge color="red">{t("accounts.enabledNo")}</StatusBadge>
      <div>{t("accounts.enabledAsk", { method: SOURCE_TYPES[flow] })}</div>
    </>
  );
}

function ClockDifference({ seconds }: { seconds: number | null }) {
  const t = useText();
  const { duration } = useFormats();
  if (seconds === null) return <>{t("fields.none")}</>;
  if (seconds === 0) return <>{t("accounts.clockSame")}</>;
  const key = seconds > 0 ? "accounts.clockAhead" : "accounts.clockBehind";
  return <>{t(key, { duration: duration(Math.abs(seconds)) })}</>;
}

/** What applies now, and where something else does. */
function Expiry({ account: { expiry, expiry_exceptions: exceptions } }: { account: AdminAccount }) {
  const t = useText();
  const { duration } = useFormats();
  return (
    <>
      <div>
        {t("expiry.nowFrom", {
          time: duration(expiry.seconds),
          source: t(`expiry.sources.${expiry.source}`),
        })}
      </div>
      {exceptions.map(({ scope, scope_name: name, seconds }) => (
        <div key={`${scope} ${name}`}>
          {t("accounts.expiryException", {
            name: name ?? "",
            scope: t(`expiry.sources.${scope}`),
            time: duration(seconds),
          })}
        </div>
      ))}
    </>
  );
}

/** Of the account's currencies; of all where they are not known. */
function Limits({ account: { limits, currencies } }: { account: AdminAccount }) {
  const t = useText();
  const { money } = useFormats();
  const known = Object.entries(limits);
  const own = known.filter(([currency]) => currencies.includes(currency));
  return (own.length > 0 ? own : known).map(([currency, { min, max }]) => (
    <div key={currency}>
      {t("accounts.limit", { min: money(min, currency), max: money(max, currency) })}
    </div>
  ));
}
