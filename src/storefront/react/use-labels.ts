import { useMemo, useSyncExternalStore } from "react";

import { type Language, LANGUAGES, pickLanguage, type Strings } from "../../shopper-texts";

export interface Labels {
  language: Language;
  strings: Strings;
}

/**
 * The texts: in the given language, else in the page's (`<html lang>`), else in the browser's, else
 * in English. Own texts come first.
 */
export function useLabels(language?: Language, labels?: Partial<Strings>): Labels {
  // The server does not know the browser: it writes English, and React corrects it.
  const found = useSyncExternalStore<Language>(neverChanges, ofThePage, () => "en");
  const chosen = language ?? found;
  return useMemo(
    () => ({ language: chosen, strings: { ...LANGUAGES[chosen], ...labels } }),
    [chosen, labels],
  );
}

const neverChanges = () => () => {};

function ofThePage(): Language {
  return pickLanguage([document.documentElement.lang, ...navigator.languages]);
}
