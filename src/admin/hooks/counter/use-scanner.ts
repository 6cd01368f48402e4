import { useEffect, useRef } from "react";

import { ScanDetector } from "../../lib/counter/scan-detector";

/**
 * Hears a scanner wherever the focus is: its Enter presses nothing, and what it has typed is taken back.
 *
 * @param onFirstKey before the first key of what may be a code; answers what takes back all of them
 */
export function useScanner(onFirstKey: () => () => void, onScan: (code: string) => void): void {
  const latest = useRef({ onFirstKey, onScan });
  latest.current = { onFirstKey, onScan };

  useEffect(() => {
    const detector = new ScanDetector();
    let takeBack = () => {};
    const listen = (event: KeyboardEvent) => {
      if (detector.isFirst(event.timeStamp)) takeBack = latest.current.onFirstKey();
      const code = detector.press(event.key, event.timeStamp);
      if (code === null) return;
      takeBack();
      // Enter would submit what the scanner has typed into.
      event.preventDefault();
      event.stopPropagation();
      latest.current.onScan(code);
    };
    window.addEventListener("keydown", listen, { capture: true });
    return () => window.removeEventListener("keydown", listen, { capture: true });
  }, []);
}
