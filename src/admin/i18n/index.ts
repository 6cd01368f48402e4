import { en } from "./en";
import { ms } from "./ms";
import { th } from "./th";
import { zhCN } from "./zh-cn";

/**
 * Under the dashboard's names for the languages. It has no Malay of its own: with `ms`, its texts
 * are English and ours Malay.
 */
export const languages = { en, th, ms, zhCN };

/** For each language, the plugin's texts in a namespace of their own. */
const resources = Object.fromEntries(
  Object.entries(languages).map(([code, texts]) => [code, { "atome-qr": texts }]),
);

export default resources;
