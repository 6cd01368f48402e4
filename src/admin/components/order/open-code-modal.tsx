import { CodeScreen } from "../charge/code-screen";
import { PosCode } from "./pos-code";

interface OpenCodeModalProps {
  chargeId: string;
  /** See `CodeScreen`. */
  section: string;
  onClose: () => void;
}

/** A charge's code, wherever the charge is listed. A new one is had on the page of its order. */
export function OpenCodeModal({ chargeId, section, onClose }: OpenCodeModalProps) {
  return (
    <CodeScreen section={section} onClose={onClose}>
      {(onEnded) => <PosCode chargeId={chargeId} onClose={onClose} onEnded={onEnded} />}
    </CodeScreen>
  );
}
