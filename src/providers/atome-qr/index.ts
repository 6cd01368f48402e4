import { ModuleProvider, Modules } from "@medusajs/framework/utils";

import { checkWiring } from "./check-wiring";
import { AtomeQrProviderService } from "./service";

export type { AtomeQrProviderOptions } from "../../domain/options";
export type { AtomeQrPluginOptions } from "../../domain/plugin-options";

export default ModuleProvider(Modules.PAYMENT, {
  services: [AtomeQrProviderService],
  loaders: [checkWiring],
});
