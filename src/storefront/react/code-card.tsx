import { type AtomeQrPayment } from "..";
import { fill, type Strings } from "../../shopper-texts";
import { Countdown } from "./countdown";
import { formatAmount } from "../../shopper-texts/format";
import { StatusLine } from "./status-line";
import { type QrImage } from "./use-qr-image";

interface CodeCardProps {
  payment: AtomeQrPayment;
  storeName?: string;
  qr: QrImage;
  /** The code may be over: not to be scanned. */
  isChecking: boolean;
  isOffline: boolean;
  secondsLeft: number | undefined;
  strings: Strings;
}

/** What is scanned: the amount, for whom, the code, for how long, and whether it was paid. */
export function CodeCard(props: CodeCardProps) {
  const { payment, storeName, qr, isChecking, isOffline, secondsLeft, strings } = props;
  const amount = formatAmount(payment.amount, payment.currency);
  const isShown = qr.url !== undefined && !isChecking;
  return (
    <div className="atome-qr__card">
      <p className="atome-qr__amount">
        <span className="atome-qr__label">{strings.amountToPay}</span>{" "}
        <strong className="atome-qr__value">{amount}</strong>
      </p>
      {storeName && (
        <p className="atome-qr__store">
          <span className="atome-qr__label">{strings.store}</span> {storeName}
        </p>
      )}
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
      {secondsLeft !== undefined && secondsLeft > 0 && (
        <Countdown text={strings.validFor} seconds={secondsLeft} />
      )}
      <StatusLine>{isOffline ? strings.offline : strings.waiting}</StatusLine>
    </div>
  );
}
