import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What stands in front of the instances. */
export interface Balancer {
  url: string;
  close(): Promise<void>;
}

/**
 * A load balancer on TCP: each connection goes to the next instance that is serving. It knows nothing of
 * requests, so one that dies takes the requests under way with it, as in real life.
 */
export async function startBalancer(
  instances: readonly { url: string; isServing: boolean }[],
): Promise<Balancer> {
  let turn = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const up = instances.filter(({ isServing }) => isServing);
    if (!up.length) {
      client.destroy();
      return;
    }
    const { hostname, port } = new URL(up[turn++ % up.length].url);
    const instance = connect(Number(port), hostname);
    for (const socket of [client, instance]) {
      sockets.add(socket);
      socket.once("close", () => {
        sockets.delete(socket);
        client.destroy();
        instance.destroy();
      });
      socket.on("error", () => undefined); // the other side sees the close
    }
    client.pipe(instance).pipe(client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      sockets.forEach((socket) => socket.destroy());
      server.close();
      await once(server, "close");
    },
  };
}
