import { QR_IMAGE_LATE_MS } from "../../domain/timing";

/** Longer in all than `QR_IMAGE_LATE_MS`: what is given up has been told as late. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

export interface LoadedImage {
  /** A blob URL of this page; it ends with the component. */
  url?: string;
  blob?: Blob;
  /** It has not come soon. It may still come. */
  hasFailed: boolean;
}

/**
 * Loads a code's image, tried a few times.
 *
 * @param onChange told when the image is late, and when it has come
 * @returns ends it, and the image's URL
 */
export function loadQrImage(
  load: (signal: AbortSignal) => Promise<Blob>,
  onChange: (image: LoadedImage) => void,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let url: string | undefined;
  const late = setTimeout(() => onChange({ hasFailed: true }), QR_IMAGE_LATE_MS);

  let next: ReturnType<typeof setTimeout> | undefined;

  const attempt = async (failures: number) => {
    const blob = await load(signal).catch(() => undefined);
    if (signal.aborted) {
      return;
    }
    if (blob) {
      clearTimeout(late);
      url = URL.createObjectURL(blob);
      onChange({ url, blob, hasFailed: false });
    } else if (failures < PAUSES_MS.length) {
      next = setTimeout(() => void attempt(failures + 1), PAUSES_MS[failures]);
    }
  };
  void attempt(0);
  return () => {
    stop.abort();
    clearTimeout(late);
    clearTimeout(next);
    if (url) {
      URL.revokeObjectURL(url);
    }
  };
}
