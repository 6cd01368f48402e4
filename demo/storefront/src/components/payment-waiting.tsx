import { type AtomePayment } from "../atome-payments";
import { minorMoney } from "../money";
import { hrefs } from "../routes";
import { useQrImage } from "../use-qr-image";
import { Countdown } from "./countdown";
import { Notice } from "./notice";

interface PaymentWaitingProps {
  sessionId: string;
  payment: AtomePayment;
  isOffline: boolean;
  /** Where a demo's shopper can pay without the app. */
  sandboxUrl: string | null;
}

/** The code to scan, how long it holds, and what to do with it. */
export function PaymentWaiting(props: PaymentWaitingProps) {
  const { sessionId, payment, isOffline, sandboxUrl } = props;
  const amount = minorMoney(payment.amount, payment.currency);
  const qr = useQrImage(sessionId);
  return (
    <div className="pay-columns">
      <div className="qr-card">
        <p className="qr-amount">
          <span className="muted">To pay</span> {amount}
        </p>
        <div className="qr-frame" aria-busy={!qr.url && !qr.hasFailed}>
          {qr.url && (
            <img
              data-testid="qr-image"
              src={qr.url}
              alt={`QR code to pay ${amount} with Atome`}
              width="280"
              height="280"
            />
          )}
          {qr.hasFailed && <Notice>The code could not be loaded. Please reload the page.</Notice>}
        </div>
        <p className="qr-time">
          Valid for <Countdown expiresAt={payment.expires_at} />
        </p>
      </div>
      <div className="pay-text">
        <h1>Scan to pay with Atome</h1>
        <ol className="steps">
          <li>Open the Atome app on your phone and tap Scan.</li>
          <li>
            Scan the code.
            {qr.url && (
              <span className="same-phone">
                {" "}
                On this phone?{" "}
                <a href={qr.url} download="atome-qr.png">
                  Save the code
                </a>{" "}
                and pick it from your photos.
              </span>
            )}
          </li>
          <li>Confirm in the app. This page goes on by itself.</li>
        </ol>
        <p className="waiting" role="status" aria-live="polite">
          <span className="pulse" aria-hidden />
          {isOffline ? "The shop cannot be reached; trying again…" : "Waiting for your payment"}
        </p>
        {sandboxUrl && (
          <p className="hint">
            No Atome app in this demo:{" "}
            <a href={sandboxUrl} target="_blank" rel="noreferrer">
              Open the sandbox to pay
            </a>
          </p>
        )}
        <a className="button button-quiet" href={hrefs.bag}>
          Cancel and change the bag
        </a>
      </div>
    </div>
  );
}
