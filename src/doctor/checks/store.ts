import { CORS_SETTINGS, type CorsSetting, type StoreFacts } from "../facts";
import { describeSome } from "../../modules/atome-qr/schema";
import { type Finding, findingsOf } from "../finding";
import { isLocalUrl } from "../is-local-url";

/** Whether the plugin's tables are there. */
export function checkTables({ missingTables }: Pick<StoreFacts, "missingTables">): Finding {
  const { ok, problem } = findingsOf("tables");
  return missingTables.length === 0
    ? ok("The plugin's tables are up to date.")
    : problem(
        `The plugin's tables are not up to date. Missing: ${describeSome(missingTables)}.`,
        "Run npx medusa db:migrate.",
      );
}

/** Whether there is an account to take payments for; not known while the tables are missing. */
export function checkEntries({
  missingTables,
  entries,
}: Pick<StoreFacts, "missingTables" | "entries">): Finding[] {
  const { problem } = findingsOf("entries");
  return entries.length > 0 || missingTables.length > 0
    ? []
    : [
        problem(
          "The payment module has no provider entry of the plugin, so shoppers cannot pay with Atome QR.",
          'Add one under "providers" in medusa-config.ts: README.md shows the lines, under Install.',
        ),
      ];
}

/**
 * Whether shoppers and Omise can reach the address that the store has given itself. In production, a
 * flow that sends shoppers back to it needs one that they reach, whatever the key. Whether only
 * the sandbox has to reach it is not known while the tables are missing.
 */
export function checkAddress({
  missingTables,
  backendUrl,
  entries,
  isProduction,
}: Pick<StoreFacts, "missingTables" | "backendUrl" | "entries" | "isProduction">): Finding {
  const { ok, warning, problem } = findingsOf("address");
  const isReturnedTo = entries.some(({ account }) => account.flow === "redirect");
  const isNeeded = isProduction && isReturnedTo;
  const returning = isReturnedTo ? " Atome sends shoppers back to this address." : "";
  if (backendUrl === null) {
    return (isNeeded ? problem : warning)(
      `The store does not know its own address: pay links are paths only, and a copy of the database from a snapshot is not noticed.${returning}`,
      "Set the plugin's option backendUrl, or MEDUSA_BACKEND_URL, to the address under which shoppers reach Medusa.",
    );
  }
  const isLive = entries.some(({ account }) => account.livemode);
  const isLocal = isLocalUrl(backendUrl);
  if (isLocal && entries.length > 0 && entries.every(({ isSandbox }) => isSandbox)) {
    return ok(`The store's address is ${backendUrl}, which the sandbox reaches.`);
  }
  const isUndecided = isLocal && missingTables.length > 0;
  if (isUndecided || (!isLocal && backendUrl.startsWith("https:"))) {
    return ok(`The store's address is ${backendUrl}.`);
  }
  const bad = isLive || isNeeded ? problem : warning;
  return isLocal
    ? bad(
        `Neither Omise nor a shopper's phone reaches ${backendUrl}. Payments are found by asking Omise, which takes longer.${returning}`,
        "Set backendUrl to the store's public https:// address.",
      )
    : bad(
        `The store's address ${backendUrl} is not https://, and Omise sends webhooks to no other.${returning}`,
        "Serve Medusa with TLS, and set backendUrl to its https:// address.",
      );
}

const ORIGINS_OF: Record<CorsSetting, string> = {
  storeCors: "the storefront, such as https://shop.example",
  adminCors: "the admin, such as https://api.shop.example",
  authCors: "the storefront and the admin, such as https://shop.example,https://api.shop.example",
};

/** Whether browsers may ask this store at all. */
export function checkCors({ cors, isProduction }: Pick<StoreFacts, "cors" | "isProduction">) {
  const { ok, warning, problem } = findingsOf("cors");
  const advice = (name: CorsSetting) =>
    `Set projectConfig.http.${name} in medusa-config.ts to the origins of ${ORIGINS_OF[name]}.`;
  return CORS_SETTINGS.map((name): Finding => {
    const origins = cors[name].trim();
    if (!origins) {
      return problem(`${name} is empty: browsers refuse the store's answers.`, advice(name));
    }
    if (isProduction && origins.split(",").every((origin) => isLocalUrl(origin.trim()))) {
      return warning(`${name} names this machine only: ${origins}.`, advice(name));
    }
    return ok(`${name} is set.`);
  });
}

/** Whether Medusa's locks on carts keep its instances apart. */
export function checkLocking({
  locking,
  isProduction,
}: Pick<StoreFacts, "locking" | "isProduction">): Finding {
  const { ok, warning, problem } = findingsOf("locking");
  const advice = "Use @medusajs/medusa/locking-redis.";
  switch (locking.safety) {
    case "safe":
      return ok(`Medusa's locks (${locking.provider}) are safe on any number of instances.`);
    case "one_instance":
      return isProduction
        ? warning("Medusa's locks are in memory: safe on one instance only.", advice)
        : ok("Medusa's locks are in memory, which is safe on one instance.");
    case "unsafe":
      return problem(
        `Medusa's locking provider ${locking.provider} is not safe: a crash can leave a cart locked for good.`,
        advice,
      );
    case "unknown":
      return warning(
        `The plugin does not know Medusa's locking provider ${locking.provider}.`,
        "Make sure that it keeps other instances out, and frees a crashed one's locks.",
      );
  }
}

/** Whether unfinished payments are being checked. */
export function checkJob({ safetyNet }: Pick<StoreFacts, "safetyNet">): Finding[] {
  const { ok, warning, problem } = findingsOf("job");
  if (!safetyNet) {
    return [];
  }
  const { last_completed_at: at, is_stale: isStale, failure } = safetyNet;
  if (isStale) {
    return [
      problem(
        `Unfinished payments have not been checked since ${at}${failure ? `: ${failure}` : "."}`,
        "Start the store. Where it runs, look for lines of its log that begin with Atome QR.",
      ),
    ];
  }
  return [
    failure
      ? warning(
          `The last look after unfinished payments failed in part: ${failure}`,
          "See the log.",
        )
      : ok(`Unfinished payments were last checked at ${at}.`),
  ];
}
