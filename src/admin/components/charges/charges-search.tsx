import { Input } from "@medusajs/ui";
import { useEffect, useRef, useState } from "react";

import { useText } from "../../hooks/use-text";

/** A pause in typing, as long as the dashboard's own searches wait for. */
const PAUSE_MS = 300;

interface ChargesSearchProps {
  value: string;
  onChange: (value: string) => void;
}

/** Medusa's own search field has a magnifying glass without a name for screen readers. */
export function ChargesSearch({ value, onChange }: ChargesSearchProps) {
  const t = useText();
  const [typed, setTyped] = useState(value);

  /** What the address says by this field's own doing: more may have been typed since. */
  const sent = useRef(value);

  // The address may change otherwise: back, forward, "clear all".
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setTyped(value);
  }, [value]);

  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);

  return (
    <Input
      size="small"
      className="w-full md:w-56"
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={t("charges.search")}
      aria-label={t("charges.searchLabel")}
    />
  );
}
