/**
 * Sets the clock of this process, and so of the store in it, wrong by so much. What took `Date.now`
 * before, as the sandbox does, keeps the right time, and so does the database.
 *
 * @param ms above 0: ahead
 * @returns sets it right again
 */
export function shiftClock(ms: number): () => void {
  const right = globalThis.Date;
  const now = () => right.now() + ms;
  globalThis.Date = new Proxy(right, {
    construct: (target, args: []) => new target(...(args.length ? args : ([now()] as never))),
    apply: () => new right(now()).toString(),
    get: (target, key, receiver) =>
      key === "now" ? now : (Reflect.get(target, key, receiver) as unknown),
  });
  return () => void (globalThis.Date = right);
}
