import { useCallback, useEffect, useState } from "react";

import { type AtomeQr } from "..";
import { type LoadedImage, loadQrImage } from "./load-qr-image";

export interface QrImage extends LoadedImage {
  reload: () => void;
}

/** The session's QR code as an image, tried a few times. */
export function useQrImage(client: AtomeQr, sessionId: string | undefined): QrImage {
  const [image, setImage] = useState<LoadedImage>({ hasFailed: false });
  const [attempts, setAttempts] = useState(0);

  useEffect(() => {
    setImage({ hasFailed: false });
    return sessionId === undefined
      ? undefined
      : loadQrImage((signal) => client.qr(sessionId, { signal }), setImage);
  }, [client, sessionId, attempts]);

  return { ...image, reload: useCallback(() => setAttempts((before) => before + 1), []) };
}
