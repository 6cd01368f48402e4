import { type HttpTypes } from "@medusajs/types";
import { money } from "../money";

interface ShippingChoiceProps {
  /** Undefined while they load. */
  options: HttpTypes.StoreCartShippingOption[] | undefined;
  currency: string;
  chosen: string | undefined;
  isDisabled: boolean;
  onChoose: (optionId: string) => void;
}

export function ShippingChoice(props: ShippingChoiceProps) {
  const { options, currency, chosen, isDisabled, onChoose } = props;
  return (
    <fieldset className="section choices" disabled={isDisabled} aria-busy={!options}>
      <legend>Delivery</legend>
      {!options && <p className="muted">Asking for the ways of delivery…</p>}
      {options?.map((option) => (
        <label key={option.id} className="choice choice-wide">
          <input
            type="radio"
            name="shipping"
            checked={option.id === chosen}
            onChange={() => onChoose(option.id)}
          />
          <span>
            <strong>{option.name}</strong>
            <span className="muted">{option.type?.description}</span>
          </span>
          <span className="choice-price">{money(option.amount, currency)}</span>
        </label>
      ))}
    </fieldset>
  );
}
