import { ModuleProvider, Modules } from "@medusajs/framework/utils";

import { checkWiring } from "./check-wiring";
import { AtomeQrProviderService } from "./service";

export default ModuleProvider(Modules.PAYMENT, {
  services: [AtomeQrProviderService],
  loaders: [checkWiring],
});
