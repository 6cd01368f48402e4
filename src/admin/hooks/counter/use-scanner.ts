import { useEffect, useRef } from "react";

import { ScanDetector } from "../../lib/counter/scan-detector";

/** Hears a scanner wherever the focus is: its Enter presses nothing. */
export function useScanner(onScan: (code: string) => void): void {
  const latest = useRef(onScan);
  latest.current = onScan;

  useEffect(() => {
    const detector = new ScanDetector();
    const listen = (event: KeyboardEvent) => {
      const code = detector.press(event.key, event.timeStamp);
      if (code === null) return;
      // Enter would submit what the scanner has typed into.
      event.preventDefault();
      event.stopPropagation();
      latest.current(code);
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
