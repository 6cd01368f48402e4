import { type AtomeQrPayment } from "..";
import { fill, type Strings } from "../../shopper-texts";
import { formatAmount } from "../../shopper-texts/format";
import { Amount } from "./amount";
import { type QrImage } from "./use-qr-image";

interface CodeCardProps {
  payment: AtomeQrPayment;
  storeName?: string;
  qr: QrImage;
  /** The code may be over: not to be scanned. */
  isChecking: boolean;
  strings: Strings;
}

/** What is scanned: the amount, for whom, and the code. */
export function CodeCard({ payment, storeName, qr, isChecking, strings }: CodeCardProps) {
  const amount = formatAmount(payment.amount, payment.currency);
  const isShown = qr.url !== undefined && !isChecking;
  return (
    <>
      <Amount {...{ amount, storeName, strings }} />
      <div className="atome-qr__frame" aria-busy={!isShown && !qr.hasFailed}>
        {isShown && (
          <img
            className="atome-qr__image"
            data-testid="atome-qr-image"
            src={qr.url}
            alt={fill(strings.qrAlt, { amount })}
            width={280}
            height={280}
          />
        )}
        {qr.hasFailed && (
          <div className="atome-qr__image-error" role="alert">
            <p>{strings.qrFailed}</p>
            <button type="button" className="atome-qr__button" onClick={qr.reload}>
              {strings.retry}
            </button>
            {payment.download_uri && (
              <a
                className="atome-qr__button"
                href={payment.download_uri}
                target="_blank"
                rel="noreferrer"
              >
                {strings.openAtOmise}
              </a>
            )}
          </div>
        )}
      </div>
    </>
  );
}
