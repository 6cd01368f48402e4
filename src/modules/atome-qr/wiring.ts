import { isDeepStrictEqual } from "node:util";

import { Modules } from "@medusajs/framework/utils";

import { AtomeQrError } from "../../domain/errors";
import { parsePluginOptions } from "../../domain/plugin-options";

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
 * which lines to add.
 *
 * @throws AtomeQrError `wiring_incomplete`
 */
export function assertWiring(configModule: unknown): void {
  const mistakes = [
    ...missingPlugin(configModule),
    ...invalidPluginOptions(configModule),
    ...missingDependencies(configModule),
    ...invalidEntries(readProviderEntries(configModule)),
  ];
  if (mistakes.length) {
    throw new AtomeQrError(
      "wiring_incomplete",
      `medusa-payment-atome-qr: medusa-config.ts needs attention.\n\n${mistakes.join("\n\n")}\n`,
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
    parsePluginOptions((configModule as ConfigShape).modules?.atomeQr?.options);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
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
