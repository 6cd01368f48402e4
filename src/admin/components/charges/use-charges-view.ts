import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router-dom";

import { type ChargesView, readChargesView, writeChargesView } from "../../lib/charges-view";

/** The list's filters and page, kept in the URL. A change of filters begins at the first page. */
export function useChargesView() {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => readChargesView(params), [params]);

  const change = useCallback(
    (next: Partial<ChargesView>) =>
      setParams((now) => writeChargesView({ ...readChargesView(now), page: 0, ...next }, now)),
    [setParams],
  );

  const clear = useCallback(
    () => setParams((now) => writeChargesView(readChargesView(new URLSearchParams()), now)),
    [setParams],
  );

  return { view, change, clear };
}
