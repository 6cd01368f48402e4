import { useCallback, useEffect, useState } from "react";

import { type AtomeQr } from "..";

const PAUSES_MS = [500, 1_000, 2_000, 4_000];

export interface QrImage {
  /** A blob URL of this page; it ends with the component. */
  url?: string;
  blob?: Blob;
  /** Several attempts have failed. */
  hasFailed: boolean;
  reload: () => void;
}

/** The session's QR code as an image, tried a few times. */
export function useQrImage(client: AtomeQr, sessionId: string | undefined): QrImage {
  const [image, setImage] = useState<Omit<QrImage, "reload">>({ hasFailed: false });
  const [attempts, setAttempts] = useState(0);

  useEffect(() => {
    setImage({ hasFailed: false });
    if (sessionId === undefined) {
      return;
    }
    const stop = new AbortController();
    const { signal } = stop;
    let url: string | undefined;

    const load = async () => {
      for (const pauseMs of [...PAUSES_MS, undefined]) {
        try {
          const blob = await client.qr(sessionId, { signal });
          if (!signal.aborted) {
            url = URL.createObjectURL(blob);
            setImage({ url, blob, hasFailed: false });
          }
          return;
        } catch {
          if (signal.aborted) {
            return;
          }
          if (pauseMs === undefined) {
            setImage({ hasFailed: true });
          } else {
            await new Promise((resolve) => setTimeout(resolve, pauseMs));
          }
        }
      }
    };
    void load();
    return () => {
      stop.abort();
      if (url) {
        URL.revokeObjectURL(url);
      }
    };
  }, [client, sessionId, attempts]);

  return { ...image, reload: useCallback(() => setAttempts((before) => before + 1), []) };
}
