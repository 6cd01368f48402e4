import { Socket } from "node:net";

const LOCAL = /^(127\.0\.0\.1|::1|localhost)$/;

/**
 * Keeps this process, and with it the store under test, on this machine: what would connect to
 * anywhere else fails, and is noted.
 *
 * @param names let through, for a test that resolves them itself
 */
export function fenceConnections(...names: string[]) {
  const escapes: string[] = [];
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called below, on its own socket
  const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket;
  const fence = jest.spyOn(Socket.prototype, "connect").mockImplementation(function (
    this: Socket,
    ...args: unknown[]
  ) {
    const { host } = [args[0]].flat()[0] as { host?: string };
    if (host === undefined || LOCAL.test(host) || names.includes(host)) {
      return connect.apply(this, args);
    }
    escapes.push(host);
    setImmediate(() => this.destroy(new Error("Fenced in"))); // once its owner listens
    return this;
  });
  return {
    /** Hosts on other machines that somebody tried to reach. */
    escapes,
    open: () => fence.mockRestore(),
  };
}
