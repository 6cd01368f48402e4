/** Where Medusa listens when nothing else is said. */
const MEDUSA_PORT = "9000";

/**
 * Where a store on this machine answers.
 *
 * @param port as its environment says it, if it does; Medusa takes an empty one for none
 */
export function localStore(port: string | undefined): string {
  return `http://localhost:${port || MEDUSA_PORT}`;
}
