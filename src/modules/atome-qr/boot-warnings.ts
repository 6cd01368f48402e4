import { findBackendUrl } from "../../domain/pay-link";
import { trimKeys } from "../../domain/trim-keys";
import { readLocking, warnOfLocking } from "./locking";
import { type ProviderEntry, readProviderEntries } from "./wiring";

/**
 * The address under which shoppers reach the store, by its configuration and environment.
 *
 * @param option the plugin's own
 * @returns without a slash at its end; null where neither says
 */
export function readBackendUrl(configModule: unknown, option: string | undefined): string | null {
  const { admin } = (configModule ?? {}) as { admin?: { backendUrl?: string } };
  const environment = process.env.MEDUSA_BACKEND_URL;
  return findBackendUrl({ option, environment, admin: admin?.backendUrl });
}

/** Medusa's `storeCors`, of the configuration. */
export function readStorefronts(configModule: unknown): string | undefined {
  const { projectConfig } = (configModule ?? {}) as {
    projectConfig?: { http?: { storeCors?: string } };
  };
  return projectConfig?.http?.storeCors;
}

/**
 * What the store can start with, but is to be told at the start. Names the entry that it is about, and
 * never a key.
 *
 * @param backendUrl where shoppers reach the store; null where it is not known
 */
export function findBootWarnings(configModule: unknown, backendUrl: string | null): string[] {
  const entries = readProviderEntries(configModule);
  const locking = warnOfLocking(readLocking(configModule), process.env.NODE_ENV === "production");
  return [
    ...warnOfEntries(entries),
    ...entries.flatMap(warnOfBlanks),
    ...warnOfAddress(backendUrl, entries),
    ...(locking ? [locking] : []),
  ];
}

function warnOfEntries(entries: ProviderEntry[]): string[] {
  return entries.length
    ? []
    : [
        'The plugin is loaded, but the payment module has no provider entry of it, so shoppers cannot pay with Atome QR. Add one under "providers" (resolve: "medusa-payment-atome-qr/providers/atome-qr"), or take the plugin out of the configuration.',
      ];
}

function warnOfBlanks({ id, options }: ProviderEntry): string[] {
  return trimKeys(options).trimmed.map(
    (name) =>
      `The provider entry "${id}": ${name} has blanks or line breaks around it. They are ignored: remove them where it is set.`,
  );
}

function warnOfAddress(backendUrl: string | null, entries: ProviderEntry[]): string[] {
  if (!entries.length) {
    return [];
  }
  if (backendUrl === null) {
    return [
      "The store's public address is not known, so pay_url is only a path: a storefront that redirects to it gets a 404. Set the plugin's option backendUrl (or MEDUSA_BACKEND_URL), such as https://api.example.com.",
    ];
  }
  const live = entries.filter(hasLiveKey).map(({ id }) => `"${id}"`);
  return live.length && !/^https:/i.test(backendUrl)
    ? [
        `The provider ${live.length > 1 ? "entries" : "entry"} ${live.join(", ")}: live keys, but the store's public address begins with http://. Pay links would be sent unencrypted, and Omise delivers webhooks to https:// only. Set the plugin's option backendUrl (or MEDUSA_BACKEND_URL) to the https:// address.`,
      ]
    : [];
}

function hasLiveKey({ options }: ProviderEntry): boolean {
  const { secretKey } = (trimKeys(options).options ?? {}) as { secretKey?: unknown };
  return typeof secretKey === "string" && /^skey_(?!test_)/.test(secretKey);
}
