import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";

import { readTill, type TillMemory, writeTill } from "../../lib/counter/till-storage";
import { localStorageOrNone } from "../../lib/local-storage";

interface Till {
  memory: TillMemory;
  update: (changes: Changes) => void;
}

/** What changes, or how it follows from what there is. */
type Changes = Partial<TillMemory> | ((before: TillMemory) => Partial<TillMemory>);

const TillContext = createContext<Till | null>(null);

/** This device as a till: what it remembers is there again after a reload, and after a night. */
export function TillProvider({ children }: { children: ReactNode }) {
  const [memory, setMemory] = useState(() => readTill(localStorageOrNone()));
  const update = useCallback((changes: Changes) => {
    setMemory((before) => ({
      ...before,
      ...(typeof changes === "function" ? changes(before) : changes),
    }));
  }, []);
  // From the first moment: a display that is paired with a till follows its id.
  useEffect(() => writeTill(localStorageOrNone(), memory), [memory]);
  const till = useMemo(() => ({ memory, update }), [memory, update]);
  return <TillContext.Provider value={till}>{children}</TillContext.Provider>;
}

/** Below a `TillProvider`. */
export function useTill(): Till {
  const till = useContext(TillContext);
  if (!till) throw new Error("There is no till here");
  return till;
}
