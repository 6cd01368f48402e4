import { XMark } from "@medusajs/icons";
import { FocusModal, IconButton, Kbd } from "@medusajs/ui";
import { type ReactNode } from "react";

import { useText } from "../../hooks/use-text";

/** As Medusa's own, whose closing button has no name for screen readers. */
export function ModalHeader({ title }: { title: ReactNode }) {
  const t = useText();
  return (
    <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-b px-4 py-2">
      <div className="flex items-center gap-x-2">
        <FocusModal.Close asChild>
          <IconButton
            size="small"
            type="button"
            variant="transparent"
            className="size-11"
            aria-label={t("actions.close")}
          >
            <XMark />
          </IconButton>
        </FocusModal.Close>
        <Kbd>esc</Kbd>
      </div>
      <FocusModal.Title className="txt-compact-small-plus">{title}</FocusModal.Title>
    </div>
  );
}
