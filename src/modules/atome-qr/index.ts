import { Module } from "@medusajs/framework/utils";

import { AtomeQrModuleService } from "./service";

export const ATOME_QR_MODULE = "atomeQr";

export default Module(ATOME_QR_MODULE, { service: AtomeQrModuleService });
