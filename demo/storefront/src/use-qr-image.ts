import { useEffect, useState } from "react";
import { readQrImage } from "./atome-payments";
import { useShop } from "./shop";

const PAUSES_MS = [500, 1_000, 2_000, 4_000];

export interface QrImage {
  /** A blob URL. */
  url?: string;
  hasFailed: boolean;
}

/** The session's QR code as an image of this page, tried a few times. */
export function useQrImage(sessionId: string): QrImage {
  const { sdk } = useShop();
  const [image, setImage] = useState<QrImage>({ hasFailed: false });

  useEffect(() => {
    const stop = new AbortController();
    let url: string | undefined;
    let timer: number | undefined;

    const load = (attempt: number) => {
      readQrImage(sdk, sessionId, stop.signal).then(
        (blob) => {
          if (stop.signal.aborted) return;
          url = URL.createObjectURL(blob);
          setImage({ url, hasFailed: false });
        },
        () => {
          if (stop.signal.aborted) return;
          if (attempt >= PAUSES_MS.length) setImage({ hasFailed: true });
          else timer = window.setTimeout(() => load(attempt + 1), PAUSES_MS[attempt]);
        },
      );
    };

    setImage({ hasFailed: false });
    load(0);
    return () => {
      stop.abort();
      window.clearTimeout(timer);
      if (url) URL.revokeObjectURL(url);
    };
  }, [sdk, sessionId]);

  return image;
}
