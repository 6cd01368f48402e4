import { ACCOUNT_TROUBLES, type AccountTrouble } from "../../domain/account-trouble";
import { notEnabled, SOURCE_TYPES } from "../../domain/atome";
import { type EntryFacts, type StoreFacts } from "../facts";
import { type Finding, findingsOf } from "../finding";

/** Whether Omise accepts the key, and whether anything can be done with it. */
export function checkKey(
  { account }: Pick<EntryFacts, "account">,
  { isProduction }: Pick<StoreFacts, "isProduction">,
): Finding {
  const { ok, warning, problem } = findingsOf("key", account.id);
  if (account.key === "rejected") {
    return problem(
      "Omise does not accept the secret key.",
      "Copy secretKey from Omise's dashboard, Keys, and check apiUrl.",
    );
  }
  if (account.trouble) {
    const { reason } = account.trouble;
    const known = ACCOUNT_TROUBLES[reason as AccountTrouble] as string | undefined;
    return problem(
      known ?? `The account is in trouble: ${reason}.`,
      "See docs/operations.md: accounts in trouble, copies of a store.",
    );
  }
  if (account.key === "unreachable") {
    return problem(
      "Omise cannot be reached, or something else answers in its place.",
      "Check apiUrl, and the network's way out. With the sandbox: start it.",
    );
  }
  const mode = account.livemode ? "live" : "test";
  return isProduction && !account.livemode
    ? warning("Omise accepts the key, a test key: no money moves.", "Use a live key in production.")
    : ok(`Omise accepts the key (${mode} mode).`);
}

/** Whether the account may take what its flow needs; nothing where Omise did not accept the key. */
export function checkCapability({ account }: Pick<EntryFacts, "account">): Finding[] {
  const { ok, problem, warning } = findingsOf("capability", account.id);
  if (account.key !== "ok") {
    return [];
  }
  const method = SOURCE_TYPES[account.flow];
  switch (account.method_enabled) {
    case true:
      return [ok(`Omise has enabled ${method}, in ${account.currencies.join(", ")}.`)];
    case false:
      return [problem(...notEnabled(account.flow))];
    case null:
      return [
        warning(
          `Omise did not say whether ${method} is enabled.`,
          "Set publicKey of the same account, and run this again.",
        ),
      ];
  }
}

/** When Omise's last webhook came, and whether it was taken in. */
export function checkLastWebhook({
  account,
  isSandbox,
}: Pick<EntryFacts, "account" | "isSandbox">): Finding {
  const { ok, warning } = findingsOf("last_webhook", account.id);
  const { last_good_webhook: good, last_bad_webhook: bad } = account;
  if (bad && (!good || bad.at > good.at)) {
    return warning(
      `The last webhook, at ${bad.at}, was refused: ${bad.reason}.`,
      "Compare webhookSecret with the secret in Omise's dashboard, Webhooks.",
    );
  }
  return good
    ? ok(`The last webhook came at ${good.at}.`)
    : warning(
        "No webhook has come yet.",
        isSandbox
          ? "Make a payment: the sandbox sends one with each charge."
          : `Set ${account.webhook_url} in Omise's dashboard, Webhooks.`,
      );
}
