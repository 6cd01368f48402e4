import { useCallback } from "react";
import { useTranslation } from "react-i18next";

import type { en } from "../i18n/en";

export const NAMESPACE = "atome-qr";

type Leaves<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** A text's key, such as `actions.refund`; another one does not compile. */
export type TextKey = Leaves<typeof en>;

export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

/** The texts in the admin's language. */
export function useText(): Translate {
  const { t } = useTranslation(NAMESPACE);
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}
