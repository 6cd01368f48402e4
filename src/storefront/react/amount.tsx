import { type Strings } from "../../shopper-texts";

interface AmountProps {
  /** As it is written, with its currency. */
  amount: string;
  storeName?: string;
  strings: Strings;
}

/** What is to be paid, and to whom. */
export function Amount({ amount, storeName, strings }: AmountProps) {
  return (
    <>
      <p className="atome-qr__amount">
        <span className="atome-qr__label">{strings.amountToPay}</span>{" "}
        <strong className="atome-qr__value">{amount}</strong>
      </p>
      {storeName && (
        <p className="atome-qr__store">
          <span className="atome-qr__label">{strings.store}</span> {storeName}
        </p>
      )}
    </>
  );
}
