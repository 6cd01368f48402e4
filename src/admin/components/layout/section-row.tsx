import { Text } from "@medusajs/ui";
import { type ReactNode } from "react";

interface SectionRowProps {
  title: string;
  children: ReactNode;
}

/** A fact of a section: its name at the left, what it is at the right. */
export function SectionRow({ title, children }: SectionRowProps) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-2 items-start gap-x-4 px-6 py-4">
      <Text size="small" weight="plus" leading="compact">
        {title}
      </Text>
      <Text size="small" leading="compact" as="div" className="min-w-0 break-words">
        {children}
      </Text>
    </div>
  );
}
