import { useCallback, useState } from "react";

import { type FiguresMemory, readFigures, writeFigures } from "../lib/figures-memory";
import { localStorageOrNone } from "../lib/local-storage";

/** How the figures were last looked at on this device. */
export function useFiguresMemory() {
  const [memory, setMemory] = useState(() => readFigures(localStorageOrNone()));
  const remember = useCallback((next: Partial<FiguresMemory>) => {
    setMemory((now) => {
      const changed = { ...now, ...next };
      writeFigures(localStorageOrNone(), changed);
      return changed;
    });
  }, []);
  return { memory, remember };
}
