import { type LoaderOptions } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { findBootWarnings, readBackendUrl } from "../../modules/atome-qr/boot-warnings";
import { assertWiring, readPluginOptions } from "../../modules/atome-qr/wiring";

/**
 * Runs when Medusa boots, before any provider is made: a store whose configuration lacks something
 * the provider needs does not start. The options are checked here too, and not in `validateOptions`,
 * by which Medusa asks entry by entry.
 */
export function checkWiring({ container }: LoaderOptions): Promise<void> {
  const config = container.resolve<unknown>(ContainerRegistrationKeys.CONFIG_MODULE);
  const { backendUrl } = readPluginOptions(config);
  const address = readBackendUrl(config, backendUrl);
  assertWiring(config, address, findBootWarnings(config, address));
  return Promise.resolve();
}
