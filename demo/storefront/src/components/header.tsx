import { useState } from "react";
import { countries } from "../countries";
import { type CountryCode } from "../demo-address";
import { messageOf } from "../message-of";
import { hrefs } from "../routes";
import { useShop } from "../shop";
import { Notice } from "./notice";

/** While someone is buying, the header offers no detours. */
export function Header({ isBuying }: { isBuying: boolean }) {
  const { cart } = useShop();
  const count = (cart?.items ?? []).reduce((sum, item) => sum + item.quantity, 0);
  return (
    <header className="header">
      <div className="header-row">
        <a className="brand" href={hrefs.shelf}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>Little Monsoon</span>
        </a>
        {!isBuying && <CountrySwitch />}
        {!isBuying && (
          <a className="bag-link" href={hrefs.bag} aria-label={`Bag, ${count} items`}>
            Bag <span className="bag-count">{count}</span>
          </a>
        )}
      </div>
    </header>
  );
}

function CountrySwitch() {
  const { country, setCountry } = useShop();
  const [waitingFor, setWaitingFor] = useState<CountryCode>();
  const [error, setError] = useState<string>();
  const choose = async (next: CountryCode) => {
    setError(undefined);
    setWaitingFor(next);
    try {
      await setCountry(next);
    } catch (error) {
      setError(messageOf(error));
    } finally {
      setWaitingFor(undefined);
    }
  };
  return (
    <div className="country-switch" role="group" aria-label="Country">
      {countries.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          data-testid={`country-${code}`}
          aria-pressed={code === (waitingFor ?? country)}
          aria-label={`${code.toUpperCase()} ${name}`}
          disabled={waitingFor !== undefined}
          onClick={() => code !== country && void choose(code)}
        >
          <span className="wide">{name}</span>
          <span className="narrow">{code.toUpperCase()}</span>
        </button>
      ))}
      {error && <Notice>{error}</Notice>}
    </div>
  );
}
