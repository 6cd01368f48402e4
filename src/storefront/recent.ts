/** So many are remembered. One shopper's page needs a few; a server keeps one client for all. */
const MOST = 100;

/** A map of what was used last: the oldest is forgotten. */
export class Recent<T> extends Map<string, T> {
  override set(key: string, value: T): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > MOST) {
      this.delete(this.keys().next().value!);
    }
    return this;
  }
}
