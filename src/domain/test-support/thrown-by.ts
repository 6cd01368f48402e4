import { AtomeQrError } from "../errors";

/** What the call threw; fails when it threw nothing or anything but the plugin's own error. */
export function thrownBy(call: () => unknown): AtomeQrError {
  try {
    call();
  } catch (error) {
    if (error instanceof AtomeQrError) return error;
    throw error;
  }
  throw new Error("Expected an AtomeQrError, got no error");
}
