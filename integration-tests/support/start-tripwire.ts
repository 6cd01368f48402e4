import { type AddressInfo, createServer } from "node:net";

/** A port on this machine, on every one of its addresses, that nobody has any business with. */
export async function startTripwire() {
  const touched: string[] = [];
  const server = createServer((socket) => {
    touched.push(`${socket.localAddress}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** The addresses at which somebody connected. */
    touched,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type Tripwire = Awaited<ReturnType<typeof startTripwire>>;
