import { FocusModal } from "@medusajs/ui";
import { type ReactNode, useRef } from "react";

import { focusSection } from "../../hooks/use-kept-focus";
import { useText } from "../../hooks/use-text";
import { ModalHeader } from "../layout/modal-header";

interface CodeScreenProps {
  /** Whose section, by its `data-atome-qr`, has the focus when the button that opened this is gone. */
  section: string;
  onClose: () => void;
  /** Told whether the code has come to its end. */
  children: (onEnded: (isEnded: boolean) => void) => ReactNode;
}

/** The whole screen, for a code that the shopper scans. */
export function CodeScreen({ section, onClose, children }: CodeScreenProps) {
  const t = useText();
  const hasEnded = useRef(false);
  const { current: noteEnd } = useRef((isEnded: boolean) => void (hasEnded.current = isEnded));
  return (
    <FocusModal open onOpenChange={(open) => !open && onClose()}>
      <FocusModal.Content
        data-atome-qr="pos"
        onCloseAutoFocus={(event) => {
          if (!hasEnded.current) return;
          // The button that opened this goes with the open code, and the focus with it.
          event.preventDefault();
          focusSection(section);
        }}
      >
        <ModalHeader title={t("orderPayments.title")} />
        <FocusModal.Description className="sr-only">{t("pos.hint")}</FocusModal.Description>
        <FocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto p-6">
          {children(noteEnd)}
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  );
}
