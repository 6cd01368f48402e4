import { type ReactNode } from "react";
import { money } from "../money";

interface LineProps {
  title: string;
  /** The variant, when there is a choice. */
  variant: string | null;
  thumbnail: string | null;
  price: number;
  currency: string;
  children?: ReactNode;
}

/** One line of a bag or an order. */
export function Line({ title, variant, thumbnail, price, currency, children }: LineProps) {
  return (
    <li className="line">
      {thumbnail && <img src={thumbnail} alt="" width="72" height="72" />}
      <div className="line-text">
        <strong>{title}</strong>
        {variant && <span className="muted">{variant}</span>}
        {children}
      </div>
      <span className="line-price">{money(price, currency)}</span>
    </li>
  );
}

/** Products without a choice have one variant, whose name says nothing. */
export function variantName(title: string | null | undefined): string | null {
  return title && title !== "Standard" ? title : null;
}
