import { defineFileConfig } from "@medusajs/framework/utils";

import { appContainer } from "../medusa/app-container";
import { startSafetyNet } from "../recovery/safety-net";

// It subscribes to nothing. Subscribers are what Medusa loads in every process, whatever its worker
// mode and whatever Redis knows: jobs are not loaded by servers, nor routes by workers.
defineFileConfig({ isDisabled: () => true, path: __filename });

startSafetyNet(appContainer);
