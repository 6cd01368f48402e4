import { type TextKey, useText } from "../../hooks/use-text";

/** A step of the path above the page, in the admin's language. */
export function Crumb({ text }: { text: TextKey }) {
  const t = useText();
  return <>{t(text)}</>;
}
