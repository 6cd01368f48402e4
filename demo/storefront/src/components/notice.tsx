import { type ReactNode } from "react";

/** Something the shopper has to know now; screen readers say it at once. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="notice" role="alert">
      {children}
    </p>
  );
}
