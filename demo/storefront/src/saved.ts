/** What outlives a reload, one localStorage key each. A browser may refuse storage altogether. */
function saved<T>(key: string) {
  const name = `little-monsoon.${key}`;
  return {
    read(): T | undefined {
      try {
        const text = localStorage.getItem(name);
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        return undefined;
      }
    },
    write(value: T): void {
      try {
        localStorage.setItem(name, JSON.stringify(value));
      } catch {
        // Without storage the shop works until the tab is closed.
      }
    },
    clear(): void {
      try {
        localStorage.removeItem(name);
      } catch {
        // As above.
      }
    },
  };
}

export const savedCountry = saved<string>("country");
export const savedCartId = saved<string>("cart");
