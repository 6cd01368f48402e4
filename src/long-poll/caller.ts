/** Whoever waits for an answer: a response, whose `close` ends the wait. */
export interface Caller {
  readonly closed: boolean;
  on(event: "close", listener: () => void): unknown;
  off(event: "close", listener: () => void): unknown;
}
