import { money } from "../money";

interface SummaryProps {
  /** In the currency's main unit, as Medusa counts. */
  goods: number;
  /** Undefined as long as nothing is chosen. */
  delivery?: number;
  total: number;
  currency: string;
}

export function Summary({ goods, delivery, total, currency }: SummaryProps) {
  return (
    <dl className="summary">
      <div>
        <dt>Goods</dt>
        <dd>{money(goods, currency)}</dd>
      </div>
      <div>
        <dt>Delivery</dt>
        <dd>{delivery === undefined ? "at checkout" : money(delivery, currency)}</dd>
      </div>
      <div className="summary-total">
        <dt>Total</dt>
        <dd>{money(total, currency)}</dd>
      </div>
    </dl>
  );
}
