import { Hint } from "@medusajs/ui";

interface ActionErrorProps {
  /** Null while nothing went wrong. */
  text: string | null;
  id?: string;
  className?: string;
}

/** Why what was pressed did not work: beside the button, until the next try. */
export function ActionError({ text, id, className = "" }: ActionErrorProps) {
  if (text === null) return null;
  return (
    <Hint
      id={id}
      variant="error"
      role="alert"
      className={`text-left text-pretty [overflow-wrap:anywhere] ${className}`}
    >
      {text}
    </Hint>
  );
}
