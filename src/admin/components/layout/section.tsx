import { clx, Container, Heading, Text } from "@medusajs/ui";
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: ReactNode;
  /** Below the title, small. */
  hint?: ReactNode;
  /** The page's own title is an `h1`, those of its parts are `h2`. */
  level?: "h1" | "h2";
  /** At the title's right. */
  actions?: ReactNode;
  /** Says which part of the page it is, to tests. */
  name: string;
  children?: ReactNode;
  className?: string;
}

/** A titled box, as the dashboard's pages are made of. */
export function Section(props: SectionProps) {
  const { title, hint, level = "h2", actions, name, children, className } = props;
  const id = useId();
  return (
    <Container
      className={clx("divide-y p-0", className)}
      role="region"
      aria-labelledby={id}
      data-atome-qr={name}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <Heading level={level} id={id}>
            {title}
          </Heading>
          {hint && (
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {hint}
            </Text>
          )}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </Container>
  );
}
