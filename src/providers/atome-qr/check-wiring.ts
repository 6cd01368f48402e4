import { type LoaderOptions } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

import { assertWiring } from "../../modules/atome-qr/wiring";

/**
 * Runs when Medusa boots, before any provider is made: a store whose configuration lacks something
 * the provider needs does not start.
 */
export function checkWiring({ container }: LoaderOptions): Promise<void> {
  assertWiring(container.resolve(ContainerRegistrationKeys.CONFIG_MODULE));
  return Promise.resolve();
}
