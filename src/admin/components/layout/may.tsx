import { type ReactNode } from "react";

import { type Right } from "../../../domain/rights";
import { useMay } from "../../hooks/use-may";

/** Shows what is for those alone who have the right. */
export function May({ right, children }: { right: Right; children: ReactNode }) {
  const may = useMay();
  return may(right) ? children : null;
}
