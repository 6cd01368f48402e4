import { ATOME_QR_MODULE } from "../../src/modules/atome-qr";
import { type AtomeQrModuleService } from "../../src/modules/atome-qr/service";
import { type TestStore } from "./store-suite";

/** The store hears of Omise's clock with its next answer: this one. */
export async function learnClock({ container }: TestStore): Promise<void> {
  const { accounts } = container.resolve<AtomeQrModuleService>(ATOME_QR_MODULE);
  await Promise.all(accounts.all().map(({ client }) => client.getAccount()));
}
