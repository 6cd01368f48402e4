import { useEffect, useState } from "react";
import { messageOf } from "./message-of";

export interface Loaded<T> {
  data?: T;
  error?: string;
}

/** Loads once per `key`; what an earlier key answers too late is dropped. */
export function useLoaded<T>(key: string | undefined, load: () => Promise<T>): Loaded<T> {
  const [loaded, setLoaded] = useState<Loaded<T> & { key?: string }>({});
  useEffect(() => {
    if (key === undefined) return;
    let isCurrent = true;
    load().then(
      (data) => isCurrent && setLoaded({ key, data }),
      (error: unknown) => isCurrent && setLoaded({ key, error: messageOf(error) }),
    );
    return () => {
      isCurrent = false;
    };
    // `load` is new on every render; the key says when to load again.
  }, [key]);
  return loaded.key === key ? loaded : {};
}
