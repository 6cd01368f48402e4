import { type Flow } from "../domain/atome";
import { type Device } from "./device";

/** One of the plugin's payment providers, and how a shopper pays with it. */
export interface AtomeQrProvider {
  providerId: string;
  flow: Flow;
}

/** Held upright or not, a phone is narrower; a tablet, on which a code is scanned, is not. */
const PHONE_BELOW_PX = 600;

/** A phone cannot scan its own screen, and a computer has no Atome app. */
export function flowOn({ hasCoarsePointer, shortSidePx }: Device): Flow {
  return hasCoarsePointer && shortSidePx < PHONE_BELOW_PX ? "redirect" : "qr";
}

/** The one provider that fits the device; undefined where none or several do, or it is not known. */
export function pickProvider(
  offered: readonly AtomeQrProvider[],
  device: Device | undefined,
): AtomeQrProvider | undefined {
  return device && onlyOne(offered.filter(({ flow }) => flow === flowOn(device)));
}

/** The one provider with which the shopper could pay the other way; undefined where there is not just one. */
export function pickOther(
  offered: readonly AtomeQrProvider[],
  providerId: string,
): AtomeQrProvider | undefined {
  const current = offered.find((one) => one.providerId === providerId);
  return current && onlyOne(offered.filter(({ flow }) => flow !== current.flow));
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
