import { XMark } from "@medusajs/icons";
import { Drawer, IconButton, Kbd, Text } from "@medusajs/ui";
import { type ReactNode } from "react";

import { useText } from "../../hooks/use-text";

/** As Medusa's own, whose closing button has no name for screen readers. */
export function DrawerHeader({ title, hint }: { title: ReactNode; hint: ReactNode }) {
  const t = useText();
  return (
    <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Drawer.Title>{title}</Drawer.Title>
        <Drawer.Description asChild>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {hint}
          </Text>
        </Drawer.Description>
      </div>
      <div className="flex items-center gap-x-2">
        <Kbd>esc</Kbd>
        <Drawer.Close asChild>
          <IconButton
            size="small"
            type="button"
            variant="transparent"
            aria-label={t("actions.close")}
          >
            <XMark />
          </IconButton>
        </Drawer.Close>
      </div>
    </div>
  );
}
