/** What `Intl` calls the dashboard's language: `zhCN` is `zh-CN`. */
export function toLocale(language: string): string {
  return language.replace(/^([a-z]+)([A-Z]{2})$/, "$1-$2") || "en";
}
