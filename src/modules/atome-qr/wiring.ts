import { isDeepStrictEqual } from "node:util";

import { Modules } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../domain/errors";
import { findMistakes, toList } from "../../domain/options";
import { parsePluginOptions, type PluginOptions } from "../../domain/plugin-options";
import { hasUnpaidOrders } from "./older-medusa";

/** What the payment module must be given, so that the provider can reach ledger and cart. */
const REQUIRED_DEPENDENCIES = ["atomeQr", "query"];

/** An entry of our provider under the payment module's `options.providers`. */
export interface ProviderEntry {
  id: string;
  options: unknown;
}

interface ConfigShape {
  modules?: { atomeQr?: { options?: unknown } } & Record<
    string,
    | {
        dependencies?: string[];
        options?: { providers?: { id?: string; resolve?: unknown; options?: unknown }[] };
      }
    | boolean
    | undefined
  >;
}

/** Our provider's entries in Medusa's configuration, in their order. */
export function readProviderEntries(configModule: unknown): ProviderEntry[] {
  const providers = paymentModuleOf(configModule)?.options?.providers ?? [];
  return providers
    .filter((provider) => isOurs(provider.resolve))
    .map((provider) => ({ id: provider.id ?? "", options: provider.options }));
}

function paymentModuleOf(configModule: unknown) {
  const payment = (configModule as ConfigShape).modules?.[Modules.PAYMENT];
  return typeof payment === "object" ? payment : undefined;
}

/** By its path in the package, or the imported module itself. */
function isOurs(resolve: unknown): boolean {
  if (typeof resolve === "string") {
    return /(^|[\\/])providers[\\/]atome-qr([\\/]|$)/.test(resolve);
  }
  const services = (resolve as { services?: { identifier?: string }[] } | undefined)?.services;
  return services?.some((service) => service.identifier === "atome-qr") ?? false;
}

/**
 * Stops the boot when the store's configuration lacks something the promise depends on, and says
 * which lines to add. All mistakes of all entries are in one message.
 *
 * @param backendUrl where shoppers reach the store; null where it is not known
 * @param warnings what the store could start with, to be said in the same message
 * @throws AtomeQrError `wiring_incomplete`
 */
export function assertWiring(
  configModule: unknown,
  backendUrl: string | null,
  warnings: string[] = [],
): void {
  const entries = readProviderEntries(configModule);
  const mistakes = [
    ...missingPlugin(configModule),
    ...invalidPluginOptions(configModule),
    ...missingDependencies(configModule),
    ...invalidEntries(entries),
    ...invalidEntryOptions(entries),
    ...missingAddress(entries, backendUrl),
  ];
  if (mistakes.length) {
    const also = warnings.length ? [`Besides:\n${toList(warnings)}`] : [];
    throw new AtomeQrError(
      "wiring_incomplete",
      `medusa-payment-atome-qr: medusa-config.ts needs attention.\n\n${[...mistakes, ...also].join("\n\n")}\n`,
    );
  }
}

function missingPlugin(configModule: unknown): string[] {
  const modules = (configModule as ConfigShape).modules ?? {};
  return modules.atomeQr
    ? []
    : [
        'The plugin is not loaded. Add it beside "modules":\n\n    plugins: [{ resolve: "medusa-payment-atome-qr", options: {} }],',
      ];
}

/** Here too, because a module that cannot be made is reported less plainly than this. */
function invalidPluginOptions(configModule: unknown): string[] {
  try {
    parsePluginOptions(pluginOptionsOf(configModule));
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** The plugin's options in Medusa's configuration; none where they are not valid. */
export function readPluginOptions(configModule: unknown): Partial<PluginOptions> {
  try {
    return parsePluginOptions(pluginOptionsOf(configModule));
  } catch {
    return {};
  }
}

function pluginOptionsOf(configModule: unknown): unknown {
  return (configModule as ConfigShape).modules?.atomeQr?.options;
}

function missingDependencies(configModule: unknown): string[] {
  const given = paymentModuleOf(configModule)?.dependencies ?? [];
  return REQUIRED_DEPENDENCIES.every((name) => given.includes(name))
    ? []
    : [
        'The payment module cannot reach the ledger and the cart. Add the line "dependencies":\n\n' +
          "    {\n" +
          '      resolve: "@medusajs/medusa/payment",\n' +
          '      dependencies: ["atomeQr", "query"],   // <- add this line\n' +
          "      options: { providers: [ /* … */ ] },\n" +
          "    },",
      ];
}

function invalidEntries(entries: ProviderEntry[]): string[] {
  const mistakes: string[] = [];
  for (const [index, entry] of entries.entries()) {
    if (!/^[A-Za-z0-9-]+$/.test(entry.id)) {
      mistakes.push(
        'Give every Atome QR provider entry an id of letters, digits and dashes, such as id: "th".',
      );
    }
    const same = entries.slice(0, index);
    if (same.some((other) => other.id === entry.id)) {
      mistakes.push(`Two Atome QR provider entries have the id "${entry.id}": each needs its own.`);
    } else if (same.some((other) => isDeepStrictEqual(other.options, entry.options))) {
      mistakes.push(
        `The Atome QR provider entry "${entry.id}" has the same options as another: keep one of them.`,
      );
    }
  }
  return mistakes;
}

/** Medusa would tell of one entry at each start. */
function invalidEntryOptions(entries: ProviderEntry[]): string[] {
  return entries.flatMap(({ id, options }) => {
    const mistakes = [...findMistakes(options), ...orderFirstMistake(options)];
    return mistakes.length
      ? [`The options of the provider entry "${id}":\n${toList(mistakes)}`]
      : [];
  });
}

/** Omise wants an address for the shopper to come back to. */
function missingAddress(entries: ProviderEntry[], backendUrl: string | null): string[] {
  const isRedirect = ({ options }: ProviderEntry) =>
    (options as { flow?: unknown } | undefined)?.flow === "redirect";
  const ids = entries.filter(isRedirect).map(({ id }) => `"${id}"`);
  return ids.length && backendUrl === null
    ? [
        `flow: "redirect" (${ids.join(", ")}) needs the store's public address, where Atome sends shoppers back to: set the plugin's option backendUrl (or MEDUSA_BACKEND_URL), such as https://api.example.com.`,
      ]
    : [];
}

function orderFirstMistake(options: unknown): string[] {
  const isOrderFirst = (options as { checkout?: unknown } | undefined)?.checkout === "order_first";
  return isOrderFirst && !hasUnpaidOrders()
    ? ['checkout: "order_first" needs Medusa 2.17.2 or newer: update Medusa, or remove the option']
    : [];
}
