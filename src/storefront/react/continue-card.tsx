import { type AtomeQrPayment } from "..";
import { type Strings } from "../../shopper-texts";
import { formatAmount } from "../../shopper-texts/format";
import { Amount } from "./amount";
import { isWebAddress } from "../../domain/web-address";

interface ContinueCardProps {
  payment: AtomeQrPayment;
  storeName?: string;
  /** The payment may be over: not to be begun. */
  isChecking: boolean;
  strings: Strings;
}

/** The way to Atome's page, in the same tab: the shopper comes back to this page. */
export function ContinueCard({ payment, storeName, isChecking, strings }: ContinueCardProps) {
  const { authorize_uri: address } = payment;
  return (
    <>
      <Amount
        amount={formatAmount(payment.amount, payment.currency)}
        storeName={storeName}
        strings={strings}
      />
      {address && isWebAddress(address) && !isChecking && (
        <a
          className="atome-qr__button atome-qr__button--primary"
          data-testid="atome-qr-continue"
          href={address}
          rel="noreferrer"
        >
          {strings.continueToAtome}
        </a>
      )}
      <p className="atome-qr__text">{strings.continueHelp}</p>
    </>
  );
}
