import { EventEmitter } from "node:events";

/** A response to somebody who waits, and can leave. */
export class TestCaller extends EventEmitter {
  closed = false;

  leave(): void {
    this.closed = true;
    this.emit("close");
  }
}
