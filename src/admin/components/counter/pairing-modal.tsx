import { CheckCircleSolid } from "@medusajs/icons";
import { Button, FocusModal, Heading, Text } from "@medusajs/ui";
import QRCode from "qrcode";
import { useEffect, useState } from "react";

import type { CounterPairing } from "../../../admin-api/counter-types";
import { PAIRING_CODE_SECONDS } from "../../../domain/timing";
import { useSecondsLeft } from "../../hooks/use-seconds-left";
import { useText } from "../../hooks/use-text";
import { absoluteUrl } from "../../lib/absolute-url";
import { backendUrl } from "../../lib/sdk";
import { ModalHeader } from "../layout/modal-header";

interface PairingModalProps {
  pairing: CounterPairing;
  isPaired: boolean;
  /** Another code. */
  onAgain: () => void;
  onClose: () => void;
}

/** The code for a screen, to be typed there or scanned by it. */
export function PairingModal({ pairing, isPaired, onAgain, onClose }: PairingModalProps) {
  const t = useText();
  const address = absoluteUrl(pairing.pair_url, backendUrl, window.location.href);
  const image = useQr(address);
  const begunAt = Date.parse(pairing.expires_at) - PAIRING_CODE_SECONDS * 1_000;
  const isOver = useSecondsLeft(pairing.expires_at, new Date(begunAt).toISOString()) === 0;
  const page = address.replace(/\?.*$/, "");

  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content data-atome-qr="pairing">
        <ModalHeader title={t("displays.title")} />
        <FocusModal.Description className="sr-only">{t("displays.hint")}</FocusModal.Description>
        <FocusModal.Body className="flex flex-1 flex-col items-center justify-center gap-y-6 overflow-y-auto p-6 text-center">
          {isPaired ? (
            <>
              <CheckCircleSolid className="text-ui-tag-green-icon size-24" />
              <Heading level="h1" role="status">
                {t("displays.paired")}
              </Heading>
            </>
          ) : isOver ? (
            <>
              <Heading level="h1" role="status">
                {t("displays.over")}
              </Heading>
              <Button size="large" className="h-11" onClick={onAgain}>
                {t("displays.pair")}
              </Button>
            </>
          ) : (
            <>
              <Heading level="h1">{t("displays.open")}</Heading>
              <Text className="break-all">{page}</Text>
              <Text>{t("displays.type")}</Text>
              <p className="font-mono text-5xl font-semibold" data-testid="pairing-code">
                {pairing.pairing_code}
              </p>
              <Text>{t("displays.scan")}</Text>
              <div className="size-56 rounded-lg bg-white p-3">
                {image && <img src={image} alt={t("displays.qr")} className="size-full" />}
              </div>
              <Button variant="secondary" className="h-11" asChild>
                <a href={address} target="_blank" rel="noreferrer">
                  {t("displays.here")}
                </a>
              </Button>
            </>
          )}
          <Button size="large" className="h-11" onClick={onClose}>
            {t("actions.close")}
          </Button>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  );
}

/** An address as a QR code's image. */
function useQr(address: string): string | undefined {
  const [image, setImage] = useState<string>();
  useEffect(() => {
    let isGone = false;
    // What cannot be drawn can be typed.
    QRCode.toDataURL(address, { margin: 0, scale: 8 }).then(
      (drawn) => !isGone && setImage(drawn),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [address]);
  return image;
}
