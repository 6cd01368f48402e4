/** Whether Postgres can hold, and so be asked for, this id: a null byte is an error to it. */
export function isStorable(id: string): boolean {
  return !id.includes("\0");
}
