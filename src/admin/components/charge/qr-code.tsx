import { Button, clx, Text } from "@medusajs/ui";

import { useQrImage } from "../../hooks/use-qr-image";
import { useText } from "../../hooks/use-text";

interface QrCodeProps {
  /** The ledger's id of the charge, or Omise's. */
  chargeId: string;
  alt: string;
  /** Its width. */
  className: string;
}

/** An open charge's code; where its picture does not come soon, the way to it at Omise. */
export function QrCode({ chargeId, alt, className }: QrCodeProps) {
  const t = useText();
  const { url, isMissing, omiseUrl, refetch } = useQrImage(chargeId);
  if (isMissing) {
    return (
      <div role="alert" className="flex flex-col items-center gap-y-3 py-16">
        <Text>{t("pos.imageFailed")}</Text>
        <div className="flex flex-wrap justify-center gap-2">
          <Button variant="secondary" className="h-11" onClick={() => void refetch()}>
            {t("actions.retry")}
          </Button>
          {omiseUrl && (
            <Button variant="secondary" className="h-11" asChild>
              <a href={omiseUrl} target="_blank" rel="noreferrer">
                {t("pos.openAtOmise")}
              </a>
            </Button>
          )}
        </div>
      </div>
    );
  }
  // White in the dark theme, too: scanners want a light margin.
  return (
    <div
      className={clx("shadow-elevation-card-rest aspect-square rounded-lg bg-white p-3", className)}
    >
      {url && <img src={url} alt={alt} className="size-full object-contain" />}
    </div>
  );
}
