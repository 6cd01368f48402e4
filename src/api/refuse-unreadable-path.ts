import {
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";

/**
 * Express throws at an id such as `%zz`, which it cannot decode. Medusa answers that with 500 and
 * writes the stack into the log, and so anybody could fill it.
 */
export function refuseUnreadablePath(
  req: MedusaRequest,
  _res: MedusaResponse,
  next: MedusaNextFunction,
): void {
  if (!isReadable(req.path)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The address cannot be read: it has a percent sign that encodes nothing.",
      "invalid_path",
    );
  }
  next();
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
