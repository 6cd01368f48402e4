export interface ReturnProps {
  /** Where "Return to the store" leads. */
  returnUrl?: string;
  /** Or what it does. */
  onReturn?: () => void;
}

/** Leaves the payment; absent where the page did not say how. */
export function ReturnAction({ returnUrl, onReturn, label }: ReturnProps & { label: string }) {
  if (returnUrl !== undefined) {
    return (
      <a className="atome-qr__button" data-testid="atome-qr-return" href={returnUrl}>
        {label}
      </a>
    );
  }
  return onReturn ? (
    <button
      type="button"
      className="atome-qr__button"
      data-testid="atome-qr-return"
      onClick={onReturn}
    >
      {label}
    </button>
  ) : null;
}
